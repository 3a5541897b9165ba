//! How does nearness fall with the distance on the picture, and how much does that depend on the direction? For all recipes.

use rotarium_kernel::measures::{Ring, isotropy};
use rotarium_kernel::number::significant;

use super::patch::block;
use super::shift::refused;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Lab, SlotName};
use crate::messages::images as words;
use crate::picture::{Asked, ink};
use crate::text::Language;

/// Means over directions.
pub static VIEW: View = View {
    forget: |lab| *lab = Lab { pages: lab.pages.clone(), ..lab.places() },
    pages: |pages| {
        let mut kept = crate::pages::Pages::default();
        kept.images.ring = pages.images.ring;
        kept
    },
    compares: true,
    ..View::new("circles", words::CIRCLES, words::CIRCLES_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let turned = lab.show.editing();
        let name = name(lab, turned);
        words::CIRCLES_SUBTITLE.with(language, &[("name", &name)])
    },
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

/// A recipe with its circles; none where nothing is known between patches.
struct Profile {
    slot: SlotName,
    rings: Vec<Ring>,
}

/// "A RoPE-1D".
pub(super) fn name(lab: &Lab, slot: SlotName) -> String {
    format!("{slot:?} {}", lab.slot(slot).title())
}

/// The largest distance along a side of the picture.
pub(super) fn reach(asked: &Asked) -> f64 {
    asked.grid[1].max(asked.grid[2]).saturating_sub(1).max(1) as f64
}

fn profiles(lab: &Lab, asked: &Asked) -> Vec<Profile> {
    let of = |&slot: &SlotName| {
        let head = lab.head(slot);
        let around = block(&head, asked).and_then(|block| head.around(block));
        Profile { slot, rings: around.map_or_else(Vec::new, |around| around.rings(reach(asked))) }
    };
    lab.side_by_side().iter().map(of).collect()
}

/// The isotropy of a recipe on the picture; None where nothing is known between patches.
pub(crate) fn isotropy_of(lab: &Lab, slot: SlotName) -> Option<f64> {
    let (asked, head) = (Asked::of(lab)?, lab.head(slot));
    let rings = head.around(block(&head, &asked)?)?.rings(reach(&asked));
    Some(isotropy(&rings))
}

/// From the lowest to the highest of some values, with air.
pub(super) fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((0.0_f64, 1.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let air = 0.04 * (high - low);
    (low - air, high + air)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let asked = Asked::of(lab);
    let last = asked.as_ref().map_or(1.0, reach);
    let figure = Figure {
        subtitle: String::new(),
        title: VIEW.title.get(language).into(),
        x: Axis::linear(words::DISTANCE.get(language), (0.0, last)),
        y: Axis::linear(words::BAR.get(language), (-0.04, 1.04)),
        equal: false,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let Some(asked) = asked else { return refused(figure, words::NO_PICTURE.get(language).into()) };
    let profiles = profiles(lab, &asked);
    drawn(figure, lab, &profiles, language)
}

fn drawn(mut figure: Figure, lab: &Lab, profiles: &[Profile], language: Language) -> Figure {
    figure.y.range = range(profiles.iter().flat_map(|profile| &profile.rings).flat_map(|ring| [ring.low, ring.high]));
    let zero = Mark::Rule { along: Side::Y, at: 0.0, ink: Ink::Muted, dashed: false, label: String::new() };
    figure.marks.push(zero);
    let turned = profiles.iter().find(|profile| profile.slot == lab.show.editing());
    if let Some(profile) = turned.filter(|profile| !profile.rings.is_empty()) {
        let columns = profile.rings.iter().map(|ring| (ring.radius, ring.low, ring.high));
        let columns = std::iter::once((0.0, 1.0, 1.0)).chain(columns).collect();
        figure.marks.push(Mark::Band { columns, ink: ink(profile.slot) });
    }
    let mut said = Vec::new();
    for (at, profile) in profiles.iter().enumerate() {
        let points = profile.rings.iter().map(|ring| (ring.radius, ring.mean));
        let points: Vec<_> = std::iter::once((0.0, 1.0)).chain(points).collect();
        // One that lies upon another is dashed, so that both are seen.
        let dashed = profiles[..at].iter().any(|other| alike(other, profile));
        let label = told(lab, profile, language);
        said.push(label.clone());
        figure.legend.push(Entry { ink: ink(profile.slot), dashed, label });
        if points.len() > 1 {
            figure.marks.push(Mark::Line { points, ink: ink(profile.slot), width: 1.75, dashed });
        }
    }
    let label = format!("r = {}", lab.pages.images.ring);
    let at = lab.pages.images.ring as f64;
    figure.marks.push(Mark::Rule { along: Side::X, at, ink: Ink::Muted, dashed: true, label });
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("last", &significant(figure.x.range.1, 4)), ("said", &said.join("; "))];
    figure.summary = words::CIRCLES_SUMMARY.with(language, &values);
    figure.table = table(lab, profiles, language);
    figure
}

fn alike(a: &Profile, b: &Profile) -> bool {
    let near = |(a, b): (&Ring, &Ring)| (a.mean - b.mean).abs() < 1e-3;
    !a.rings.is_empty() && a.rings.len() == b.rings.len() && a.rings.iter().zip(&b.rings).all(near)
}

fn told(lab: &Lab, profile: &Profile, language: Language) -> String {
    let name = name(lab, profile.slot);
    if profile.rings.is_empty() {
        return words::CIRCLES_NONE.with(language, &[("name", &name)]);
    }
    let isotropy = significant(isotropy(&profile.rings), 3);
    words::CIRCLES_CURVE.with(language, &[("name", &name), ("isotropy", &isotropy)])
}

/// Mean, lowest and highest of each recipe on two dozen circles.
fn table(lab: &Lab, profiles: &[Profile], language: Language) -> Table {
    let known: Vec<&Profile> = profiles.iter().filter(|profile| !profile.rings.is_empty()).collect();
    let mut head = vec![words::DISTANCE.get(language).to_string()];
    for profile in &known {
        let name = name(lab, profile.slot);
        let columns = [words::MEAN, words::LOWEST, words::HIGHEST];
        head.extend(columns.map(|column| format!("{name}, {}", column.get(language))));
    }
    let count = known.first().map_or(0, |profile| profile.rings.len());
    let row = |at: usize| {
        let print = |value: f64| significant(value, 5);
        let rings = known.iter().map(|profile| &profile.rings[at]);
        let radius = known.first().map(|profile| significant(profile.rings[at].radius, 5));
        radius.into_iter().chain(rings.flat_map(|ring| [ring.mean, ring.low, ring.high].map(print))).collect()
    };
    Table { head, rows: (3..count.max(3)).step_by(4).map(row).collect() }
}
