//! At one distance, in which directions do patches seem nearer? Round half a circle, for all recipes.

use rotarium_kernel::measures::{Around, Ring};
use rotarium_kernel::number::significant;

use super::circles::{name, range};
use super::patch::block;
use super::shift::refused;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Lab, Show, SlotName};
use crate::messages::images as words;
use crate::picture::{Asked, ink};
use crate::text::Language;

/// f̄ against the direction.
pub static VIEW: View = View {
    forget: |lab| {
        *lab = Lab { show: Show::A, pages: lab.pages.clone(), ..lab.places() };
    },
    pages: super::circles::VIEW.pages,
    compares: true,
    ..View::new("directions", words::DIRECTIONS, words::DIRECTIONS_QUESTION)
};

/// Directions on half a circle, one each degree and a quarter: axes and diagonals are among them.
const DIRECTIONS: usize = 144;

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        words::DIRECTIONS_SUBTITLE.with(language, &[("r", &lab.pages.images.ring)])
    },
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

/// A recipe on the circle; None where nothing is known between patches.
struct Profile {
    slot: SlotName,
    found: Option<(Vec<f64>, Ring)>,
}

impl Profile {
    fn of(lab: &Lab, slot: SlotName, asked: &Asked) -> Self {
        let head = lab.head(slot);
        let radius = lab.pages.images.ring as f64;
        let around = block(&head, asked).and_then(|block| head.around(block));
        Self { slot, found: around.map(|around| circle(&around, radius)) }
    }
}

fn circle(around: &Around<'_>, radius: f64) -> (Vec<f64>, Ring) {
    let values = around.turned(radius, DIRECTIONS);
    let ring = Ring::of(radius, &values);
    (values, ring)
}

/// A number of a recipe on the circle, for words that tell of it: `cross` or `spread`.
pub(crate) fn told(lab: &Lab, slot: SlotName, what: &str) -> Option<String> {
    let (_, ring) = Profile::of(lab, slot, &Asked::of(lab)?).found?;
    match what {
        "cross" => Some(significant(ring.cross, 3)),
        "spread" => Some(significant(ring.spread(), 3)),
        _ => None,
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let mut figure = Figure {
        subtitle: String::new(),
        title: VIEW.title.get(language).into(),
        x: Axis::linear(words::ANGLE.get(language), (0.0, 180.0)),
        y: Axis::linear(words::BAR.get(language), (-0.04, 1.04)),
        equal: false,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let Some(asked) = Asked::of(lab) else {
        return refused(figure, words::NO_PICTURE.get(language).into());
    };
    let profiles: Vec<_> = lab.side_by_side().iter().map(|&slot| Profile::of(lab, slot, &asked)).collect();
    let values = || profiles.iter().filter_map(|profile| profile.found.as_ref());
    figure.y.range = range(values().flat_map(|(values, _)| values.iter().copied()));
    let rule = |along, at, dashed| Mark::Rule { along, at, ink: Ink::Muted, dashed, label: String::new() };
    figure.marks.push(rule(Side::Y, 0.0, false));
    figure.marks.extend([45.0, 90.0, 135.0].map(|at| rule(Side::X, at, true)));
    for (at, profile) in profiles.iter().enumerate() {
        let dashed = profiles[..at].iter().any(|other| alike(other, profile));
        figure.legend.push(Entry { ink: ink(profile.slot), dashed, label: said(lab, profile, language) });
        if let Some((values, _)) = &profile.found {
            let points = closed(values).map(|(at, value)| (degrees(at), value)).collect();
            figure.marks.push(Mark::Line { points, ink: ink(profile.slot), width: 1.75, dashed });
        }
    }
    let told: Vec<_> = figure.legend.iter().map(|entry| entry.label.clone()).collect();
    let values: [(&str, &dyn std::fmt::Display); 2] = [("r", &lab.pages.images.ring), ("said", &told.join("; "))];
    figure.summary = words::DIRECTIONS_SUMMARY.with(language, &values);
    figure.table = table(lab, &profiles, language);
    figure
}

fn degrees(at: usize) -> f64 {
    180.0 * at as f64 / DIRECTIONS as f64
}

/// Half a circle with both its ends: f̄ to the left is that to the right.
fn closed(values: &[f64]) -> impl Iterator<Item = (usize, f64)> + '_ {
    values.iter().chain(values.first()).copied().enumerate()
}

fn alike(a: &Profile, b: &Profile) -> bool {
    let (Some((a, _)), Some((b, _))) = (&a.found, &b.found) else { return false };
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-3)
}

fn said(lab: &Lab, profile: &Profile, language: Language) -> String {
    let name = name(lab, profile.slot);
    let Some((_, ring)) = &profile.found else { return words::CIRCLES_NONE.with(language, &[("name", &name)]) };
    let [cross, spread] = [ring.cross, ring.spread()].map(|value| significant(value, 3));
    words::DIRECTIONS_CURVE.with(language, &[("name", &name), ("cross", &cross), ("spread", &spread)])
}

/// Every sixth direction.
fn table(lab: &Lab, profiles: &[Profile], language: Language) -> Table {
    let known: Vec<_> = profiles.iter().filter_map(|profile| Some((profile.slot, profile.found.as_ref()?))).collect();
    let mut head = vec![words::ANGLE.get(language).to_string()];
    head.extend(known.iter().map(|(slot, _)| name(lab, *slot)));
    let row = |at: usize| {
        let value = |(_, (values, _)): &(SlotName, &(Vec<f64>, Ring))| significant(values[at % DIRECTIONS], 5);
        std::iter::once(significant(degrees(at), 4)).chain(known.iter().map(value)).collect()
    };
    Table { head, rows: (0..=DIRECTIONS).step_by(6).map(row).collect() }
}
