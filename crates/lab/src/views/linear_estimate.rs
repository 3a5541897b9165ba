//! How wrong is an estimate of e^{q·k} by m random features? Drawn in rounds, beside the closed form (Choromanski et al.,
//! arXiv:2009.14794, lemma 2; Su, kexue.fm/archives/7921).

use rotarium_kernel::mechanisms::{Draw, Inputs, Kind, Performer, pair};
use rotarium_kernel::number::significant;

use super::linear::{
    asked, decades, directions, doubled, entry, forget_cursor, line, linear, names, pages,
    seed, with_norm,
};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::{Linear, Pages};
use crate::text::Language;
use crate::trials::{Mean, drawn};

/// The errors.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| without_m(all),
    ..View::new("linear_estimate", words::ESTIMATE, words::ESTIMATE_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle: told, rounds: |_| ROUNDS, ..Answers::of(figure) };

/// Rounds of every estimate.
const ROUNDS: u32 = 64;
/// Most features.
const MOST: usize = 1024;

/// What estimates depend on, but for the number of features.
pub(super) fn without_m(all: &Pages) -> Pages {
    pages(all, |linear| Linear {
        draw: linear.draw,
        kind: linear.kind,
        lot: linear.lot,
        norm: linear.norm,
        ..Linear::default()
    })
}

/// The pair that is estimated: inputs of two rows, ‖q + k‖² and ‖q − k‖².
pub(super) fn estimated(lab: &Lab) -> (Inputs, f64) {
    let inputs = with_norm(lab, super::linear::mapped(lab), 1.0);
    let (query, key) = pair(&inputs);
    let one =
        |of: &ndarray::Array2<f64>, row: usize| of.slice(ndarray::s![row..=row, ..]).to_owned();
    let two = Inputs { q: one(&inputs.q, query), k: one(&inputs.k, key), v: one(&inputs.v, key) };
    let sum = &two.q + &two.k;
    let square = sum.iter().map(|x| x * x).sum();
    (two, square)
}

/// Which pair it is.
pub(super) fn told(lab: &Lab, language: Language) -> String {
    let (two, square) = estimated(lab);
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("d", &lab.dim.get()),
        ("square", &significant(square, 3)),
        ("exact", &significant(libm::exp(two.score(0, 0)), 3)),
    ];
    words::ESTIMATE_SUB.with(language, &values)
}

/// Draws of a round: fewer where each is dear.
pub(super) fn per_round(lab: &Lab) -> u64 {
    (512 / lab.dim.get().max(1)).clamp(1, 64) as u64
}

/// Squared relative errors and relative estimates for each m.
type Sums = Vec<[Mean; 2]>;

fn sums(experiment: &Experiment) -> Sums {
    let lab = &experiment.lab;
    let (two, _) = estimated(lab);
    let wanted = libm::exp(two.score(0, 0));
    let prepared: Vec<_> = doubled(4, MOST)
        .into_iter()
        .map(|count| {
            let directions = directions(lab, count);
            (Performer { kind: linear(lab).kind, directions }, directions.prepared(lab.dim.get()))
        })
        .collect();
    drawn(experiment, |sums: &mut Sums, round| {
        sums.resize(prepared.len(), [Mean::default(); 2]);
        for (means, (performer, prepared)) in sums.iter_mut().zip(&prepared) {
            for draw in 0..per_round(lab) {
                let rows = prepared.rows(seed(lab, u64::from(round) * per_round(lab) + draw));
                let ratio = performer.estimate(&rows, two.q.row(0), two.k.row(0)) / wanted;
                let ratio = if ratio.is_finite() { ratio } else { 0.0 };
                means[0].add((ratio - 1.0) * (ratio - 1.0));
                means[1].add(ratio);
            }
        }
    })
}

/// The root of the mean squared relative error with m independent directions.
fn theory(lab: &Lab, two: &Inputs, count: usize) -> f64 {
    let square = linear(lab).kind.squared_error(two.q.row(0), two.k.row(0), count);
    libm::sqrt(square) / libm::exp(two.score(0, 0))
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (two, square) = estimated(lab);
    let sums = sums(experiment);
    let counts = doubled(4, MOST);
    let points: Vec<(f64, f64)> = counts
        .iter()
        .zip(&sums)
        .map(|(m, means)| (*m as f64, libm::sqrt(means[0].mean())))
        .collect();
    // ± 3 standard errors of the mean square, as roots.
    let bars: Vec<(f64, f64, f64)> = counts
        .iter()
        .zip(&sums)
        .map(|(m, [mean, _])| {
            let low = (mean.mean() - 3.0 * mean.error()).max(mean.mean() * 1e-2);
            (*m as f64, libm::sqrt(low), libm::sqrt(mean.mean() + 3.0 * mean.error()))
        })
        .collect();
    let closed: Vec<(f64, f64)> = counts
        .iter()
        .map(|m| (*m as f64, theory(lab, &two, *m)))
        .filter(|(_, y)| y.is_finite())
        .collect();
    let range = decades(points.iter().chain(&closed).map(|(_, y)| *y));
    let marks = vec![
        line(closed, Ink::Muted, true),
        Mark::Band { columns: bars, ink: Ink::Accent },
        line(points.clone(), Ink::Accent, false),
        Mark::Points { points: points.clone(), ink: Ink::Accent, radius: 3.0 },
    ];
    let draws = sums.first().map_or(0.0, |means| means[0].count());
    let slope = slope(&points);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("square", &significant(square, 3)),
        ("draws", &draws),
        ("slope", &significant(slope, 3)),
        ("kind", &kind_name(lab, language)),
    ];
    Figure {
        x: Axis::logarithmic(words::FEATURES_AXIS.get(language), (4.0, MOST as f64)),
        y: Axis::logarithmic(words::ROOT_ERROR.get(language), range),
        marks,
        legend: vec![
            entry(words::DRAWN_ERROR.get(language), Ink::Accent, false),
            entry(words::THEORY_LINE.get(language), Ink::Muted, true),
        ],
        summary: words::ESTIMATE_SUMMARY.with(language, &values),
        table: table(lab, &two, &sums, language),
        ..Figure::empty(words::ESTIMATE, language)
    }
}

/// For each m: error and closed form, and the mean with its standard error.
fn table(lab: &Lab, two: &Inputs, sums: &Sums, language: Language) -> Table {
    let row = |(m, means): (usize, &[Mean; 2])| {
        vec![
            m.to_string(),
            significant(libm::sqrt(means[0].mean()), 3),
            significant(theory(lab, two, m), 3),
            significant(means[1].mean(), 4),
            significant(means[1].error(), 2),
        ]
    };
    let head = [
        words::FEATURES,
        words::ROOT_ERROR,
        words::THEORY,
        words::MEAN_RATIO,
        words::STANDARD_ERROR,
    ];
    let rows = doubled(4, MOST).into_iter().zip(sums).map(row).collect();
    Table { head: names(&head, language), rows }
}

/// The chosen features and directions in words.
pub(super) fn kind_name(lab: &Lab, language: Language) -> String {
    let kind = match linear(lab).kind {
        Kind::Positive => words::POSITIVE,
        Kind::Cosh => words::COSH,
        Kind::Trigonometric => words::TRIG,
    };
    let draw = match linear(lab).draw {
        Draw::Independent => words::INDEPENDENT,
        Draw::Orthogonal => words::ORTHOGONAL,
        Draw::EqualRadii => words::EQUAL_RADII,
        Draw::QuantileRadii => words::QUANTILE_RADII,
    };
    words::KIND_AND_DRAW
        .with(language, &[("kind", &kind.get(language)), ("draw", &draw.get(language))])
}

/// The slope of a line through the logarithms of positive points.
pub(super) fn slope(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points
        .iter()
        .filter(|(x, y)| *x > 0.0 && *y > 0.0)
        .map(|(x, y)| (libm::log(*x), libm::log(*y)))
        .collect();
    let n = logs.len().max(1) as f64;
    let (x0, y0) = logs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let (above, below) = logs
        .iter()
        .fold((0.0, 0.0), |(a, b), (x, y)| (a + (x - x0) * (y - y0), b + (x - x0) * (x - x0)));
    if below > 0.0 { above / below } else { 0.0 }
}

/// For lessons: the relative root mean squared error in closed form at the m of the state.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let (two, square) = estimated(lab);
    match what {
        "theory" => Some(significant(theory(lab, &two, linear(lab).features), 2)),
        "square" => Some(significant(square, 3)),
        _ => None,
    }
}
