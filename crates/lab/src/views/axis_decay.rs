//! How does a score fall along each axis? The kernel at offsets along one axis at a time.

use rotarium_kernel::decay::Definition;
use rotarium_kernel::layout::Position;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Content, Head};

use super::allocation::ink;
use super::{Answers, View, coordinate_name, mean_offset, moved};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::text::Language;

/// Steps along an axis that are shown at least, and at most.
const REACH: (f64, f64) = (64.0, 1024.0);

/// The kernel along each axis.
pub static VIEW: View = View {
    forget: |lab| {
        let Lab { slots, dim, show, sequence, .. } = lab.clone();
        *lab = Lab { slots, dim, show, sequence, ..Lab::default() };
    },
    step: |lab, cursor, (right, _)| Cursor { key: moved(cursor.key, -right, lab.tokens()), ..cursor },
    ..View::new("axis_decay", messages::AXIS_DECAY, messages::AXIS_DECAY_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let scheme = lab.slot(lab.show.editing()).title();
        messages::AXIS_DECAY_SUBTITLE.with(language, &[("scheme", &scheme)])
    },
    pick: |lab, (x, _)| {
        let query = lab.probe();
        let back = (x.max(0.0).round() as usize).min(query);
        Some(Cursor { query, key: query - back, pair: None })
    },
    overlay,
    ..Answers::of(figure)
};

/// How far offsets reach, and the step between them.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Reach {
    count: usize,
    step: f64,
}

impl Reach {
    /// Whole steps as far as the longest side of a picture; a fine ladder of steps where the whole picture spans a step or two.
    fn of(head: &Head) -> Self {
        let pictures = || head.layout().blocks().iter().filter(|block| !block.segment.is_text());
        let span = pictures().flat_map(|block| {
            let (first, last) = (block.first(), block.last());
            (0..first.len()).map(move |axis| (last[axis] - first[axis]).abs())
        });
        let span = span.fold(0.0, f64::max);
        let patches = pictures().flat_map(|block| block.segment.grid()).max().unwrap_or(0);
        let normalised = span > 0.0 && span <= 2.5 && patches as f64 > 2.0 * span + 1.0;
        if normalised {
            return Self { count: 257, step: span / 256.0 };
        }
        Self { count: span.ceil().clamp(REACH.0, REACH.1) as usize + 1, step: 1.0 }
    }

    fn last(self) -> f64 {
        self.step * (self.count - 1) as f64
    }
}

/// The kernel at multiples of a step.
fn curve(head: &Head, step: Position, reach: Reach) -> Vec<f64> {
    let step = step.map(|on| on * reach.step);
    let values = head.decay(Definition::Kernel, &Content::Ones, (1.0, 1.0), step, reach.count);
    values.into_iter().map(f64::from).collect()
}

/// One step along an axis.
fn along(axis: usize) -> Position {
    std::array::from_fn(|on| if on == axis { 1.0 } else { 0.0 })
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let head = lab.head(lab.show.editing());
    let reach = Reach::of(&head);
    let axes = head.layout().axes();
    let curves: Vec<_> = (0..axes.len()).map(|axis| curve(&head, along(axis), reach)).collect();
    let lowest = curves.iter().flatten().copied().fold(0.0, f64::min);
    let highest = curves.iter().flatten().copied().fold(1.0, f64::max);
    let mut marks = vec![Mark::Rule {
        along: Side::Y,
        at: 0.0,
        ink: Ink::Muted,
        dashed: false,
        label: String::new(),
    }];
    let mut legend = Vec::new();
    for (axis, (curve, &coordinate)) in curves.iter().zip(axes).enumerate() {
        let points = curve.iter().enumerate().map(|(at, &f)| (at as f64 * reach.step, f)).collect();
        // Axes with the same curve must not hide each other.
        let dashed = curves[..axis].contains(curve);
        marks.push(Mark::Line { points, ink: ink(axis), width: 1.5, dashed });
        let label = coordinate_name(coordinate, language).into();
        legend.push(Entry { ink: ink(axis), dashed, label });
    }
    let air = 0.05 * (highest - lowest);
    Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(lab.show.editing()).title()),
        x: Axis::linear(messages::AXIS_DECAY_X.get(language), (0.0, reach.last())),
        y: Axis::linear("", (lowest - air, highest + air)),
        equal: false,
        marks,
        legend,
        summary: summary(lab, &head, &curves, reach, language),
        table: table(&head, &curves, reach, language),
    }
}

fn summary(lab: &Lab, head: &Head, curves: &[Vec<f64>], reach: Reach, language: Language) -> String {
    let part = |(curve, &axis): (&Vec<f64>, _)| {
        let end = significant(curve.last().copied().unwrap_or(0.0), 3);
        let low = significant(curve.iter().copied().fold(f64::INFINITY, f64::min), 3);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("axis", &coordinate_name(axis, language)), ("end", &end), ("low", &low)];
        messages::AXIS_DECAY_PART.with(language, &values)
    };
    let parts: Vec<_> = curves.iter().zip(head.layout().axes()).map(part).collect();
    let parts = parts.join(if language == Language::Zh { "；" } else { "; " });
    let scheme = lab.slot(lab.show.editing()).title();
    let last = significant(reach.last(), 4);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("scheme", &scheme), ("last", &last), ("parts", &parts)];
    messages::AXIS_DECAY_SUMMARY.with(language, &values)
}

/// Values at some three dozen offsets, the first ones each.
fn table(head: &Head, curves: &[Vec<f64>], reach: Reach, language: Language) -> Table {
    let mut names = vec!["Δ".to_string()];
    names.extend(head.layout().axes().iter().map(|&axis| coordinate_name(axis, language).into()));
    let stride = (reach.count / 24).max(1);
    let steps = (0..reach.count).filter(|&at| at < 9 || at % stride == 0 || at + 1 == reach.count);
    let row = |at: usize| {
        let values = curves.iter().map(|curve| significant(curve[at], 6));
        std::iter::once(significant(at as f64 * reach.step, 6)).chain(values).collect()
    };
    Table { head: names, rows: steps.map(row).collect() }
}

/// How far the two tokens are from each other on each axis, and the kernel at that offset alone.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let head = lab.head(lab.show.editing());
    let offset = head.offset(cursor.query, cursor.key);
    let reach = Reach::of(&head).last();
    let axes = 0..head.layout().axes().len();
    let offsets: Vec<Position> = axes
        .clone()
        .map(|axis| std::array::from_fn(|on| if on == axis { offset[axis].abs() } else { 0.0 }))
        .collect();
    let values = head.kernels(&offsets);
    let dot = |axis: usize| {
        let points = vec![(offset[axis].abs(), values[axis])];
        Mark::Points { points, ink: ink(axis), radius: 4.5 }
    };
    let at = mean_offset(&head, &offset).abs();
    let rule = Mark::Rule { along: Side::X, at, ink: Ink::Strong, dashed: true, label: String::new() };
    let near = axes.filter(|&axis| offset[axis].abs() <= reach);
    std::iter::once(rule).filter(|_| at <= reach).chain(near.map(dot)).collect()
}
