//! Does the mean of many estimates go to e^{q·k}? The running mean over draws, with its standard error.

use rotarium_kernel::mechanisms::Performer;
use rotarium_kernel::number::significant;

use super::linear::{asked, directions, entry, forget_cursor, line, linear, names, seed};
use super::linear_estimate::{estimated, kind_name, told, without_m};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Side, Table};
use crate::messages::linear as words;
use crate::pages::{Linear, Pages};
use crate::trials::{Mean, drawn};

/// The means.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |pages| {
        let kept = without_m(pages);
        let features = pages.linear.features;
        Pages { linear: Linear { features, ..kept.linear }, ..kept }
    },
    ..View::new("linear_running", words::RUNNING, words::RUNNING_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle: told, rounds: |_| 40, ..Answers::of(figure) };

/// Draws of a round.
const DRAWS: u64 = 25;

/// Estimates over the exact value, one for each draw.
fn ratios(experiment: &Experiment) -> Vec<f64> {
    let lab = &experiment.lab;
    let (two, _) = estimated(lab);
    let wanted = libm::exp(two.score(0, 0));
    let count = linear(lab).features;
    let directions = directions(lab, count);
    let prepared = directions.prepared(lab.dim.get());
    let performer = Performer { kind: linear(lab).kind, directions };
    drawn(experiment, |ratios: &mut Vec<f64>, round| {
        for draw in 0..DRAWS {
            let rows = prepared.rows(seed(lab, u64::from(round) * DRAWS + draw));
            let ratio = performer.estimate(&rows, two.q.row(0), two.k.row(0)) / wanted;
            ratios.push(if ratio.is_finite() { ratio } else { 0.0 });
        }
    })
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let count = linear(lab).features;
    let ratios = ratios(experiment);
    let mut mean = Mean::default();
    let (mut line_points, mut band) = (Vec::new(), Vec::new());
    for (at, ratio) in ratios.iter().enumerate() {
        mean.add(*ratio);
        if at > 0 {
            let x = (at + 1) as f64;
            line_points.push((x, mean.mean()));
            band.push((x, mean.mean() - mean.error(), mean.mean() + mean.error()));
        }
    }
    let settled = band.iter().skip(8);
    let (low, high) =
        settled.fold((0.9_f64, 1.1_f64), |(low, high), (_, a, b)| (low.min(*a), high.max(*b)));
    let away = if mean.error() > 0.0 { (mean.mean() - 1.0) / mean.error() } else { 0.0 };
    let negative = ratios.iter().filter(|ratio| **ratio < 0.0).count();
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("draws", &ratios.len()),
        ("m", &count),
        ("mean", &significant(mean.mean(), 4)),
        ("error", &significant(mean.error(), 2)),
        ("away", &significant(away, 2)),
        ("negative", &negative),
    ];
    let head = [words::DRAWS, words::MEAN_RATIO, words::STANDARD_ERROR, words::NEGATIVE];
    let row = vec![
        ratios.len().to_string(),
        significant(mean.mean(), 5),
        significant(mean.error(), 3),
        negative.to_string(),
    ];
    Figure {
        x: Axis::logarithmic(words::DRAWS_AXIS.get(language), (2.0, ratios.len() as f64)),
        y: Axis::linear(words::RATIO_AXIS.get(language), (low, high)),
        marks: vec![
            Mark::Rule {
                along: Side::Y,
                at: 1.0,
                ink: Ink::Muted,
                dashed: true,
                label: words::TRUTH.get(language).into(),
            },
            Mark::Band { columns: band, ink: Ink::Accent },
            line(line_points, Ink::Accent, false),
        ],
        legend: vec![entry(
            words::RUNNING_LEGEND
                .with(language, &[("kind", &kind_name(lab, language)), ("m", &count)]),
            Ink::Accent,
            false,
        )],
        summary: words::RUNNING_SUMMARY.with(language, &values),
        table: Table { head: names(&head, language), rows: vec![row] },
        ..Figure::empty(words::RUNNING, language)
    }
}
