//! How does a score fall with distance? Four definitions, with the exact extremes of every drawn column.

use rotarium_kernel::Head;
use rotarium_kernel::decay::{self, Definition};
use rotarium_kernel::layout::{Axis as Coordinate, MAX_AXES, Position};
use rotarium_kernel::number::significant;

use super::{Answers, Choice, View, mean_offset, moved, shown_name};
use crate::action::Action;
use crate::content::{ContentForm, ContentKind};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::messages;
use crate::text::{Language, Text};

/// The decay curve.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.reading, lab.mask, lab.pin) = (usual.train, usual.reading, usual.mask, None);
        lab.forget_projection();
        if matches!(lab.decay, Definition::Kernel | Definition::Bound) {
            lab.content = usual.content;
        } else if lab.decay == Definition::Independent && lab.content.kind != ContentKind::Gaussian {
            lab.content = ContentForm { kind: lab.content.kind, strength: lab.content.strength, ..usual.content };
        }
    },
    step: |lab, cursor, (right, _)| Cursor { key: moved(cursor.key, -right, lab.tokens()), ..cursor },
    choices: |lab| {
        let choice = |definition| Choice {
            label: definition_name(definition),
            chosen: lab.decay == definition,
            action: Action::Decay(definition),
        };
        Definition::ALL.map(choice).to_vec()
    },
    ..View::new("decay", messages::DECAY, messages::DECAY_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle,
    pick: |lab, (x, _)| {
        let last = lab.tokens() - 1;
        let query = lab.pin.map_or(last, |pin| pin.query);
        let back = (x.max(0.0).round() as usize).min(last);
        // A distance longer than the way to the query is shown from the last token.
        let query = if back > query { last } else { query };
        Some(Cursor { query, key: query - back, pair: None })
    },
    overlay,
    ..Answers::of(figure)
};

/// Words for a definition.
pub fn definition_name(definition: Definition) -> Text {
    match definition {
        Definition::Kernel => messages::KERNEL,
        Definition::Independent => messages::INDEPENDENT,
        Definition::Bound => messages::BOUND,
        Definition::Given => messages::GIVEN,
    }
}

fn formula(definition: Definition) -> Text {
    match definition {
        Definition::Kernel => messages::KERNEL_FORMULA,
        Definition::Independent => messages::INDEPENDENT_FORMULA,
        Definition::Bound => messages::BOUND_FORMULA,
        Definition::Given => messages::GIVEN_FORMULA,
    }
}

/// The formula, and what the curves lack of it.
pub(super) fn subtitle(lab: &Lab, language: Language) -> String {
    let formula = formula(lab.decay).get(language);
    if !leaves_bias_out(lab) {
        return formula.into();
    }
    format!("{formula} · {}", messages::DECAY_NO_BIAS.get(language))
}

/// Whether a curve that is shown lacks the bias of its recipe.
fn leaves_bias_out(lab: &Lab) -> bool {
    lab.shown().into_iter().any(|slot| lab.head(slot).leaves_bias_out(lab.decay))
}

/// One text step: 1 on every axis.
pub(super) fn text_step(head: &Head) -> Position {
    let axes = head.layout().axes().len();
    std::array::from_fn(|axis| if axis < axes { 1.0 } else { 0.0 })
}

pub(super) fn values(lab: &Lab, head: &Head, step: Position, length: usize) -> Vec<f32> {
    head.decay(lab.decay, &lab.content.content(), lab.content.moments(), step, length)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let language = *language;
    let length = lab.tokens().max(2);
    let heads = experiment.heads();
    let mut curves = heads.iter().map(|(_, head)| values(lab, head, text_step(head), length));
    let mut curve = curves.next().unwrap_or_default();
    if let Some(other) = curves.next() {
        curve.iter_mut().zip(other).for_each(|(a, b)| *a -= b);
    }
    let mut marks = Vec::new();
    let mut legend = Vec::new();
    let single = lab.show != Show::Difference;
    let head = &heads[0].1;
    if single && lab.decay == Definition::Kernel {
        axis_curves(lab, head, length, *cells as usize, language, &mut marks, &mut legend);
    }
    let deviation = (single && lab.decay == Definition::Independent)
        .then(|| head.independent_deviation(lab.content.moments()) as f32);
    if let Some(deviation) = deviation {
        let around = |c: &decay::Column| (c.start as f64, f64::from(c.low - deviation), f64::from(c.high + deviation));
        marks.push(Mark::Band { columns: decay::columns(&curve, *cells as usize).iter().map(around).collect(), ink: Ink::Accent });
        legend.push(Entry { ink: Ink::Accent, dashed: false, label: messages::ONE_SD.get(language).into() });
    }
    draw_curve(&curve, *cells as usize, Ink::Accent, 1.5, &mut marks);
    let range = value_range(&marks);
    if range.0 < 0.0 && range.1 > 0.0 {
        marks.insert(0, Mark::Rule { along: Side::Y, at: 0.0, ink: Ink::Muted, dashed: false, label: String::new() });
    }
    if single && let Some(at) = curve.iter().position(|&value| value < 0.0).filter(|&at| at > 0) {
        let label = messages::FIRST_NEGATIVE.with(language, &[("at", &at)]);
        marks.push(Mark::Rule { along: Side::X, at: at as f64, ink: Ink::Warning, dashed: true, label });
    }
    Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), shown_name(lab, language)),
        x: Axis::linear(messages::DISTANCE.get(language), (0.0, (length - 1) as f64)),
        y: Axis::linear("", range),
        equal: false,
        marks,
        legend,
        summary: summary(lab, &curve, language),
        table: table(&curve, lab, language),
    }
}

/// A line where each value has its own column; else the band between the extremes of each column, outlined.
pub fn draw_curve(curve: &[f32], cells: usize, ink: Ink, width: f32, marks: &mut Vec<Mark>) {
    if curve.len() <= cells {
        let points = curve.iter().enumerate().map(|(step, &value)| (step as f64, f64::from(value))).collect();
        marks.push(Mark::Line { points, ink, width, dashed: false });
        return;
    }
    let columns = decay::columns(curve, cells);
    let edge = |value: fn(&decay::Column) -> f32| -> Vec<(f64, f64)> {
        columns.iter().map(|column| (column.start as f64, f64::from(value(column)))).collect()
    };
    let band = columns.iter().map(|c| (c.start as f64, f64::from(c.low), f64::from(c.high))).collect();
    marks.push(Mark::Band { columns: band, ink });
    for points in [edge(|column| column.low), edge(|column| column.high)] {
        marks.push(Mark::Line { points, ink, width: 1.0, dashed: false });
    }
}

/// The kernel along each axis alone, where there are several.
fn axis_curves(
    lab: &Lab,
    head: &Head,
    length: usize,
    cells: usize,
    language: Language,
    marks: &mut Vec<Mark>,
    legend: &mut Vec<Entry>,
) {
    let axes = head.layout().axes();
    let Some(grid) = lab.picture().filter(|_| axes.len() > 1) else { return };
    legend.push(Entry { ink: Ink::Accent, dashed: false, label: messages::ALONG_TEXT.get(language).into() });
    // Patches of one picture are never further apart than its longer side.
    let reach = grid[1].max(grid[2]).clamp(2, length.max(2));
    for (axis, &coordinate) in axes.iter().enumerate() {
        let (ink, dashed, label) = match coordinate {
            Coordinate::Row => (Ink::Image, false, messages::ALONG_ROW),
            Coordinate::Column => (Ink::Image, true, messages::ALONG_COLUMN),
            Coordinate::Time => (Ink::Second, true, messages::ALONG_TIME),
            // Text steps are drawn already, and the corners of a picture are all alike.
            _ => continue,
        };
        let step: Position = std::array::from_fn(|a| if a == axis && a < MAX_AXES { 1.0 } else { 0.0 });
        let points = values(lab, head, step, reach).into_iter().enumerate();
        let points = points.map(|(step, value)| (step as f64, f64::from(value))).take(cells.max(2)).collect();
        marks.push(Mark::Line { points, ink, width: 1.25, dashed });
        legend.push(Entry { ink, dashed, label: label.get(language).into() });
    }
}

/// From the lowest to the highest drawn value, with a little air.
pub fn value_range(marks: &[Mark]) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut see = |y: f64| (low, high) = (low.min(y), high.max(y));
    for mark in marks {
        match mark {
            Mark::Line { points, .. } => points.iter().for_each(|point| see(point.1)),
            Mark::Band { columns, .. } => columns.iter().for_each(|column| {
                see(column.1);
                see(column.2);
            }),
            _ => {}
        }
    }
    // Rounding of a curve that is constant is not worth a scale of its own.
    if high - low < 1e-6 {
        return (low - 0.5, high + 0.5);
    }
    let air = 0.04 * (high - low);
    // The line at 0 is worth showing when the curve comes near it.
    let low = if low > 0.0 && low < 0.5 * high { 0.0 } else { low - air };
    (low, high + air)
}

fn summary(lab: &Lab, curve: &[f32], language: Language) -> String {
    let print = |value: f32| significant(f64::from(value), 4);
    let rises = curve.windows(2).filter(|pair| pair[1] > pair[0]).count();
    let share = 100.0 * rises as f64 / (curve.len() - 1).max(1) as f64;
    let lowest = curve.iter().copied().fold(f32::INFINITY, f32::min);
    let summary = messages::DECAY_SUMMARY.with(
        language,
        &[
            ("definition", &definition_name(lab.decay).get(language)),
            ("scheme", &shown_name(lab, language)),
            ("last", &(curve.len() - 1)),
            ("first", &print(curve[0])),
            ("end", &print(curve[curve.len() - 1])),
            ("low", &print(lowest)),
            ("rises", &significant(share, 3)),
        ],
    );
    if !leaves_bias_out(lab) {
        return summary;
    }
    format!("{summary} {}", messages::DECAY_NO_BIAS_SUMMARY.get(language))
}

/// Values at 0, 1, 2, 5, 10, 20 …
pub(super) fn table(curve: &[f32], lab: &Lab, language: Language) -> Table {
    let decades = (0..7).flat_map(|decade| [1, 2, 5].map(|digit| digit * 10_usize.pow(decade)));
    let steps = std::iter::once(0).chain(decades).filter(|&step| step < curve.len());
    let rows = steps.map(|step| vec![step.to_string(), significant(f64::from(curve[step]), 6)]).collect();
    let head = vec![messages::DISTANCE.get(language).into(), subtitle(lab, language)];
    Table { head, rows }
}

/// The distance of the cursor and the value there, for each slot that is shown.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let value = |slot: SlotName| {
        let head = lab.head(slot);
        let offset = head.offset(cursor.query, cursor.key);
        let back = mean_offset(&head, &offset);
        let content = lab.content.content();
        let at = match lab.decay {
            // The value at the very offset, which need not lie on the text diagonal.
            Definition::Kernel => head.decay_at(lab.decay, &content, lab.content.moments(), offset, 1.0),
            _ => head.decay_at(lab.decay, &content, lab.content.moments(), text_step(&head), back),
        };
        (back.abs(), at)
    };
    let points: Vec<_> = lab.shown().into_iter().map(value).collect();
    let (at, shown) = match points.as_slice() {
        [a, b] => (a.0, a.1 - b.1),
        [a] => *a,
        _ => return Vec::new(),
    };
    vec![
        Mark::Rule { along: Side::X, at, ink: Ink::Accent, dashed: true, label: String::new() },
        Mark::Points { points: vec![(at, shown)], ink: Ink::Accent, radius: 4.0 },
    ]
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::schemes;

    use super::*;

    #[test]
    fn a_curve_without_the_bias_of_its_recipe_says_so() {
        let said = |id: &str, decay| {
            let mut lab = Lab { decay, ..Lab::default() };
            lab.apply(&Action::Choose(SlotName::A, schemes::find(id).unwrap()));
            let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
            let texts = [figure.subtitle, figure.summary, figure.table.head[1].clone()];
            texts.map(|text| text.to_lowercase().contains("the bias"))
        };
        for definition in Definition::ALL {
            let lacks = matches!(definition, Definition::Independent | Definition::Bound);
            assert_eq!(said("cope", definition), [lacks; 3], "{definition:?}");
            assert_eq!(said("fire", definition), [false; 3], "{definition:?}");
        }
    }
}
