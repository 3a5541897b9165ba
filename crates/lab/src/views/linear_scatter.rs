//! Which products are estimated well? The estimate of every e^{q·k} by one draw of directions, against the product.

use rotarium_kernel::mechanisms::Performer;
use rotarium_kernel::number::significant;
use rotarium_kernel::order::ascending;

use super::linear::{
    asked, decades, directions, entry, forget_cursor, line, linear, names, with_norm,
};
use super::linear_estimate::kind_name;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::messages::linear as words;

/// The estimates.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: super::linear_running::VIEW.pages,
    ..View::new("linear_scatter", words::SCATTER, words::SCATTER_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("kind", &kind_name(lab, language)),
            ("m", &linear(lab).features),
            ("norm", &significant(linear(lab).norm, 3)),
        ];
        words::SCATTER_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

/// Most tokens whose pairs are drawn.
const TOKENS: usize = 28;

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let inputs = with_norm(lab, lab.mixed().min(TOKENS), 1.0);
    let directions = directions(lab, linear(lab).features);
    let rows = directions.rows(lab.dim.get());
    let performer = Performer { kind: linear(lab).kind, directions };
    let mut found: Vec<(f64, f64)> = Vec::new();
    for query in inputs.q.rows() {
        for key in inputs.k.rows() {
            let estimate = performer.estimate(&rows, query, key);
            found.push((
                libm::exp(query.dot(&key)),
                if estimate.is_finite() { estimate } else { 0.0 },
            ));
        }
    }
    let positive: Vec<(f64, f64)> = found.iter().copied().filter(|(_, y)| *y > 0.0).collect();
    // Far below what can be true nothing more is told apart.
    let exact = decades(found.iter().map(|(x, _)| *x));
    let (low, high) = decades(positive.iter().flat_map(|(x, y)| [*x, *y]));
    let (low, high) = (low.max(exact.0 * 1e-3), high.min(exact.1 * 1e3));
    let below: Vec<(f64, f64)> =
        found.iter().filter(|(_, y)| *y <= low).map(|(x, _)| (*x, low)).collect();
    let negative = found.iter().filter(|(_, y)| *y < 0.0).count();
    let mut ratios: Vec<f64> = found.iter().map(|(x, y)| y / x).collect();
    ascending(&mut ratios);
    let share = |share: f64| ratios[((ratios.len() - 1) as f64 * share) as usize];
    let quartiles = [0.1, 0.5, 0.9].map(|at| significant(share(at), 3));
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("pairs", &found.len()),
        ("low", &quartiles[0]),
        ("middle", &quartiles[1]),
        ("high", &quartiles[2]),
        ("negative", &negative),
    ];
    let inside: Vec<(f64, f64)> =
        positive.into_iter().filter(|(_, y)| *y > low && *y <= high).collect();
    let mut legend = vec![
        entry(words::ONE_PAIR.get(language), Ink::Accent, false),
        entry(words::RIGHT.get(language), Ink::Muted, true),
    ];
    if !below.is_empty() {
        legend.push(entry(words::TOO_SMALL.get(language), Ink::Warning, false));
    }
    let head = [words::PAIRS, words::TENTH, words::MEDIAN, words::NINETIETH, words::NEGATIVE];
    let row =
        [vec![found.len().to_string()], quartiles.to_vec(), vec![negative.to_string()]].concat();
    Figure {
        x: Axis::logarithmic(words::EXACT_AXIS.get(language), exact),
        y: Axis::logarithmic(words::ESTIMATE_AXIS.get(language), (low, high)),
        marks: vec![
            line(vec![(exact.0, exact.0), (exact.1, exact.1)], Ink::Muted, true),
            Mark::Points { points: inside, ink: Ink::Accent, radius: 2.0 },
            Mark::Points { points: below, ink: Ink::Warning, radius: 2.0 },
        ],
        legend,
        summary: words::SCATTER_SUMMARY.with(language, &values),
        table: Table { head: names(&head, language), rows: vec![row] },
        ..Figure::empty(words::SCATTER, language)
    }
}
