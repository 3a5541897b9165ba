//! How wrong is the output of a Performer? Its normalised attention against softmax for more and more features, at three norms:
//! e^{‖q+k‖²} decides how many features are enough (derived in the notes).

use rotarium_kernel::mechanisms::{Attend, Performer, Softmax, relative_error};
use rotarium_kernel::number::significant;

use super::linear::{
    asked, decades, directions, doubled, entry, forget_cursor, line, linear, names, seed,
    sight, with_norm,
};
use super::linear_estimate::{kind_name, slope, without_m};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::{Linear, Pages};
use crate::trials::{Mean, drawn};

/// The errors.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |pages| {
        let kept = without_m(pages);
        let full = pages.linear.full;
        Pages { linear: Linear { full, ..kept.linear }, ..kept }
    },
    ..View::new("linear_output", words::OUTPUT, words::OUTPUT_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &tokens(lab)), ("d", &lab.dim.get()), ("kind", &kind_name(lab, language))];
        words::OUTPUT_SUB.with(language, &values)
    },
    rounds: |_| 32,
    ..Answers::of(figure)
};

/// Most features.
const MOST: usize = 1024;
/// The norms, as multiples of that of the dial, and their inks.
const NORMS: [(f64, Ink); 3] = [(1.0, Ink::Accent), (4.0, Ink::Second), (16.0, Ink::Warning)];

/// Fewer tokens where a head is wide.
fn tokens(lab: &Lab) -> usize {
    lab.mixed().min(48)
}

/// Errors of outputs for each m and norm.
fn sums(experiment: &Experiment) -> Vec<[Mean; 3]> {
    let lab = &experiment.lab;
    let sight = sight(lab);
    let counts = doubled(4, MOST);
    let exact = NORMS.map(|(times, _)| {
        let inputs = with_norm(lab, tokens(lab), times);
        let output = Softmax.parallel(&inputs, sight);
        (inputs, output)
    });
    let prepared: Vec<_> = counts
        .iter()
        .map(|&count| {
            let directions = directions(lab, count);
            (Performer { kind: linear(lab).kind, directions }, directions.prepared(lab.dim.get()))
        })
        .collect();
    drawn(experiment, |sums: &mut Vec<[Mean; 3]>, round| {
        sums.resize(counts.len(), [Mean::default(); 3]);
        for (means, (performer, prepared)) in sums.iter_mut().zip(&prepared) {
            let rows = prepared.rows(seed(lab, u64::from(round)));
            for (mean, (inputs, exact)) in means.iter_mut().zip(&exact) {
                let error = relative_error(&performer.output(&rows, inputs, sight), exact);
                if error.is_finite() {
                    mean.add(error);
                }
            }
        }
    })
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let counts = doubled(4, MOST);
    let sums = sums(experiment);
    let curve = |which: usize| -> Vec<(f64, f64)> {
        counts.iter().zip(&sums).map(|(m, means)| (*m as f64, means[which].mean())).collect()
    };
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    let start = curve(0)[0].1;
    let guide: Vec<(f64, f64)> =
        counts.iter().map(|m| (*m as f64, start * libm::sqrt(4.0 / *m as f64))).collect();
    let range =
        decades(guide.iter().chain(&(0..3).flat_map(curve).collect::<Vec<_>>()).map(|(_, y)| *y));
    marks.push(line(guide, Ink::Muted, true));
    legend.push(entry(words::ROOT_GUIDE.get(language), Ink::Muted, true));
    let mut each = Vec::new();
    for (which, (times, ink)) in NORMS.iter().enumerate() {
        let points = curve(which);
        let norm = significant(times * linear(lab).norm, 3);
        let label = words::AT_NORM.with(language, &[("norm", &norm)]);
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("norm", &norm),
            ("first", &significant(points[0].1, 2)),
            ("last", &significant(points[points.len() - 1].1, 2)),
            ("slope", &significant(slope(&points), 2)),
        ];
        each.push(words::OUTPUT_EACH.with(language, &values));
        marks.push(line(points.clone(), *ink, false));
        marks.push(Mark::Points { points, ink: *ink, radius: 3.0 });
        legend.push(entry(label, *ink, false));
    }
    let draws = sums.first().map_or(0.0, |means| means[0].count());
    let row = |(m, means): (&usize, &[Mean; 3])| {
        let found = means.iter().map(|mean| significant(mean.mean(), 3));
        std::iter::once(m.to_string()).chain(found).collect()
    };
    let mut head = names(&[words::FEATURES], language);
    head.extend(NORMS.iter().map(|(times, _)| {
        words::AT_NORM.with(language, &[("norm", &significant(times * linear(lab).norm, 3))])
    }));
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("draws", &draws), ("each", &each.join(" "))];
    Figure {
        x: Axis::logarithmic(words::FEATURES_AXIS.get(language), (4.0, MOST as f64)),
        y: Axis::logarithmic(words::OUTPUT_ERROR.get(language), range),
        marks,
        legend,
        summary: words::OUTPUT_SUMMARY.with(language, &values),
        table: Table { head, rows: counts.iter().zip(&sums).map(row).collect() },
        ..Figure::empty(words::OUTPUT, language)
    }
}
