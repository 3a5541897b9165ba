//! How does a score fall with distance, up to the training length? The curve of the home page, for one recipe or two, with its
//! zeros, how often it rises, and the curves of published bases behind it.

use rotarium_kernel::decay::{self as kernel, Definition};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, MAX_TOKENS, Settings, schemes};

use super::decay::{self, definition_name, draw_curve, text_step, value_range, values};
use super::{Answers, Choice, View};
use crate::action::Action;
use crate::composition::{Composition, Part};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Lab, Show, SlotName};
use crate::messages::{self, decays as words};
use crate::models;
use crate::text::Language;

/// The curves.
pub static VIEW: View = View {
    forget: |lab| {
        // The training length as a text: that is all that is read here.
        lab.sequence = Composition::new(vec![Part::text(lab.train.clamp(1, MAX_TOKENS))]);
        (decay::VIEW.forget)(lab);
    },
    choices: |lab| {
        let action = Action::Switch("ghosts", usize::from(lab.ghosts));
        let ghosts = Choice { label: words::GHOSTS, chosen: lab.ghosts, action };
        let mut choices = (decay::VIEW.choices)(lab);
        choices.push(ghosts);
        choices
    },
    ..View::new("curves", words::CURVES, words::CURVES_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: decay::subtitle,
    ..Answers::of(figure)
};

/// Published bases, by their models.
const GHOSTS: [&str; 3] = ["llama-2-7b", "llama-3-8b", "qwen2-7b"];

/// The inks of the recipes, and whether their lines are dashed.
const INKS: [Ink; 2] = [Ink::Accent, Ink::Image];

/// A curve with what is said of it.
pub(super) struct Curve {
    slot: SlotName,
    pub(super) values: Vec<f32>,
    pub(super) first: Option<usize>,
    pub(super) zeros: usize,
    /// Share of steps that rise, in percent.
    pub(super) rises: f64,
}

impl Curve {
    pub(super) fn of(lab: &Lab, slot: SlotName, head: &Head) -> Self {
        let values = values(lab, head, text_step(head), lab.tokens().max(2));
        let below = |pair: &&[f32]| (pair[0] < 0.0) != (pair[1] < 0.0);
        let zeros = values.windows(2).filter(below).count();
        let rises = values.windows(2).filter(|pair| pair[1] > pair[0]).count();
        let rises = 100.0 * rises as f64 / (values.len() - 1).max(1) as f64;
        Self { slot, first: first_negative(lab, head, &values), zeros, rises, values }
    }

    fn said(&self, lab: &Lab, language: Language) -> String {
        let name = format!("{:?} {}", self.slot, lab.slot(self.slot).title());
        let rises = significant(self.rises, 3);
        match self.first {
            Some(at) => words::CROSSES.with(
                language,
                &[("name", &name), ("at", &at), ("zeros", &self.zeros), ("rises", &rises)],
            ),
            None => words::STAYS.with(language, &[("name", &name), ("rises", &rises)]),
        }
    }
}

/// The first distance at which a curve is below 0. What rounding could have moved over it is worked out anew.
fn first_negative(lab: &Lab, head: &Head, values: &[f32]) -> Option<usize> {
    let largest = values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
    let doubt = 2e-6 * largest;
    let content = lab.content.content();
    let exact = |m: usize| {
        head.decay_at(lab.decay, &content, lab.content.moments(), text_step(head), m as f64)
    };
    let mut below = values.iter().enumerate().filter(|(_, value)| **value < doubt);
    below.find(|(m, value)| **value < -doubt || exact(*m) < 0.0).map(|(m, _)| m)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let (language, cells) = (*language, *cells as usize);
    let heads = experiment.heads();
    let curves: Vec<Curve> =
        heads.iter().map(|(slot, head)| Curve::of(lab, *slot, head)).collect();
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    if lab.ghosts {
        ghosts(lab, cells, &mut marks, &mut legend);
    }
    if lab.decay == Definition::Independent {
        spread(lab, &heads[0].1, &curves[0].values, cells, language, &mut marks, &mut legend);
    }
    for (curve, ink) in curves.iter().zip(INKS) {
        draw_curve(&curve.values, cells, ink, 1.5, &mut marks);
        legend.push(Entry { ink, dashed: false, label: curve.said(lab, language) });
    }
    let range = value_range(&marks);
    if range.0 < 0.0 && range.1 > 0.0 {
        let label = String::new();
        marks.insert(0, Mark::Rule { along: Side::Y, at: 0.0, ink: Ink::Muted, dashed: false, label });
    }
    if let Some(at) = curves.last().and_then(|curve| curve.first).filter(|at| *at > 0) {
        let label = messages::FIRST_NEGATIVE.with(language, &[("at", &at)]);
        marks.push(Mark::Rule { along: Side::X, at: at as f64, ink: Ink::Warning, dashed: true, label });
    }
    let last = curves.first().map_or(1, |curve| curve.values.len() - 1);
    Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), names(lab)),
        x: Axis::linear(messages::DISTANCE.get(language), (0.0, last as f64)),
        y: Axis::linear("", range),
        equal: false,
        marks,
        legend,
        summary: summary(lab, &curves, cells, language),
        table: table(&curves, cells, language),
    }
}

/// The recipes whose curves are drawn.
fn names(lab: &Lab) -> String {
    let names: Vec<_> = lab.shown().into_iter().map(|slot| lab.slot(slot).title()).collect();
    names.join(", ")
}

/// A number of the curve of a slot, for words that tell of it: `first`, `zeros`, `rises` in percent, or its value at a distance.
pub(crate) fn told(lab: &Lab, slot: SlotName, what: &str) -> Option<String> {
    let mut lab = lab.showing(Show::One(slot));
    (VIEW.forget)(&mut lab);
    let curve = Curve::of(&lab, slot, &lab.head(slot));
    match what {
        "first" => curve.first.map(|at| at.to_string()),
        "zeros" => Some(curve.zeros.to_string()),
        "rises" => Some(significant(curve.rises, 3)),
        distance => {
            let value = curve.values.get(distance.parse::<usize>().ok()?)?;
            Some(significant(f64::from(*value), 3))
        }
    }
}

/// The band of one standard deviation around the expected score of independent q and k.
fn spread(
    lab: &Lab,
    head: &Head,
    values: &[f32],
    cells: usize,
    language: Language,
    marks: &mut Vec<Mark>,
    legend: &mut Vec<Entry>,
) {
    let deviation = head.independent_deviation(lab.content.moments());
    let around = |c: &kernel::Column| {
        (c.start as f64, f64::from(c.low) - deviation, f64::from(c.high) + deviation)
    };
    let columns = kernel::columns(values, cells).iter().map(around).collect();
    marks.push(Mark::Band { columns, ink: Ink::Accent });
    let label = messages::ONE_SD.get(language).into();
    legend.push(Entry { ink: Ink::Accent, dashed: false, label });
}

/// The curves of RoPE-1D with published bases: their lowest and highest values where columns hold several.
fn ghosts(lab: &Lab, cells: usize, marks: &mut Vec<Mark>, legend: &mut Vec<Entry>) {
    let styles = [(Ink::Muted, false), (Ink::Muted, true), (Ink::Second, true)];
    let Some(rope) = schemes::find("rope") else { return };
    for (model, (ink, dashed)) in GHOSTS.iter().filter_map(|id| models::find(id)).zip(styles) {
        let encoding = rope.encoding(lab.dim, model.base, &Settings::default());
        let head = Head::new(&encoding, lab.dim, &lab.sequence());
        let values = values(lab, &head, text_step(&head), lab.tokens().max(2));
        // Where columns hold several distances, their middle is drawn: a ghost is there to be compared with.
        let middle = |c: &kernel::Column| (c.start as f64, f64::midpoint(c.low.into(), c.high.into()));
        let points = kernel::columns(&values, cells).iter().map(middle).collect();
        marks.push(Mark::Line { points, ink, width: 1.0, dashed });
        let label = format!("b = {}: {}", printed(model.base), model.title);
        legend.push(Entry { ink, dashed, label });
    }
}

fn summary(lab: &Lab, curves: &[Curve], cells: usize, language: Language) -> String {
    let definition = definition_name(lab.decay).get(language);
    let mut said = vec![format!("{}: {definition}.", VIEW.title.get(language))];
    said.extend(curves.iter().map(|curve| format!("{}.", curve.said(lab, language))));
    let distances = curves.first().map_or(0, |curve| curve.values.len());
    if distances > cells {
        let count = distances.div_ceil(cells);
        said.push(words::COLUMNS_EXACT.with(language, &[("count", &count)]));
    }
    said.join(" ")
}

/// The lowest and the highest value of each of at most 64 equal stretches, and those of the second recipe.
fn table(curves: &[Curve], cells: usize, language: Language) -> Table {
    const ROWS: usize = 64;
    let columns: Vec<_> =
        curves.iter().map(|curve| kernel::columns(&curve.values, cells.min(ROWS))).collect();
    let mut head = vec![messages::DISTANCE.get(language).to_string()];
    for curve in curves {
        let name = |text: crate::Text| format!("{:?} {}", curve.slot, text.get(language));
        head.extend([name(words::LOWEST), name(words::HIGHEST)]);
    }
    let print = |value: f32| significant(f64::from(value), 6);
    let row = |at: usize| {
        let start = columns[0][at].start.to_string();
        let pair = |columns: &Vec<kernel::Column>| [print(columns[at].low), print(columns[at].high)];
        std::iter::once(start).chain(columns.iter().flat_map(pair)).collect()
    };
    let rows = columns.first().map_or(0, Vec::len);
    Table { head, rows: (0..rows).map(row).collect() }
}
