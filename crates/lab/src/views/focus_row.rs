//! How is the weight of one row shared out? The weights of one drawn row, the largest first.

use rotarium_kernel::focus::{effective, entropy, sparsity};
use rotarium_kernel::number::significant;
use rotarium_kernel::order::ascending;

use super::focus::{
    asked, entry, forget, head, line, present, seed, size, weighing_name,
};
use super::focus_curves::looked_at;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Side, Table};
use crate::lab::Lab;
use crate::messages::focus as words;
use crate::pages::{Focus, Pages};
use crate::text::Language;

/// The row.
pub static VIEW: View = View {
    forget,
    pages: |all| {
        let pages = looked_at(all);
        Pages { focus: Focus { ratio: false, ..pages.focus.clone() }, ..pages }
    },
    ..View::new("focus_row", words::ROW, words::ROW_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle, ..Answers::of(figure) };

/// Rows of the table.
const LISTED: usize = 40;

/// Shares of a drawn row, the largest first; of signed weights their sizes. None where nothing has weight.
fn shares(lab: &Lab) -> Option<Vec<f64>> {
    // The place of the present dot of the curves: any would do, but this one is among those of the curves.
    let mut row: Vec<f64> =
        present(lab).row(seed(lab), [0, 0]).into_iter().map(f64::abs).collect();
    let sum: f64 = row.iter().sum();
    if sum <= 0.0 || !sum.is_finite() {
        return None;
    }
    row.iter_mut().for_each(|weight| *weight /= sum);
    ascending(&mut row);
    row.reverse();
    Some(row)
}

fn subtitle(lab: &Lab, language: Language) -> String {
    let Some(row) = shares(lab) else { return words::ROW_NONE.get(language).into() };
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("effective", &significant(effective(&row), 3)),
        ("n", &row.len()),
        ("index", &significant(sparsity(&row), 3)),
        ("entropy", &significant(entropy(&row), 3)),
    ];
    words::ROW_SUB.with(language, &values)
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (n, _) = size(lab);
    let Some(row) = shares(lab) else {
        let told = words::ROW_NONE.get(language).to_string();
        let (at, text) = ((0.5, 0.5), told.clone());
        let mark = Mark::Text { at, text, anchor: Anchor::Middle, ink: Ink::Muted };
        return Figure { marks: vec![mark], summary: told, ..Figure::empty(words::ROW, language) };
    };
    let share = |places: usize| row.iter().take(places).sum::<f64>();
    let points: Vec<(f64, f64)> =
        thinned(n).map(|at| (at as f64, row[at - 1])).filter(|(_, y)| *y > 0.0).collect();
    let low = points.iter().map(|(_, y)| *y).fold(1.0, f64::min).max(1e-9);
    let n_eff = effective(&row);
    let label = words::N_EFF.with(language, &[("effective", &significant(n_eff, 3))]);
    let marks = vec![
        Mark::Rule { along: Side::X, at: n_eff, ink: Ink::Strong, dashed: true, label },
        line(vec![(1.0, 1.0 / n as f64), (n as f64, 1.0 / n as f64)], Ink::Muted, true),
        line(points, Ink::Accent, false),
    ];
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("weighing", &weighing_name(lab, language)),
        ("n", &n),
        ("first", &significant(share(1), 3)),
        ("ten", &significant(share(10), 3)),
        ("effective", &significant(n_eff, 3)),
    ];
    let rows = thinned(n).take(LISTED).map(|at| vec![at.to_string(), significant(row[at - 1], 4)]);
    Figure {
        x: Axis::logarithmic(words::ROW_AXIS.get(language), (1.0, (n as f64).max(2.0))),
        y: Axis::logarithmic(words::SHARE_AXIS.get(language), (low / 2.0, 1.0)),
        marks,
        legend: vec![entry(words::EQUAL.get(language), Ink::Muted, true)],
        summary: words::ROW_SUMMARY.with(language, &values),
        table: Table {
            head: head(&[words::ROW_AXIS, words::SHARE_AXIS], language),
            rows: rows.collect(),
        },
        ..Figure::empty(words::ROW, language)
    }
}

/// Places from 1 to n, all of the first ones, then fewer and fewer.
fn thinned(n: usize) -> impl Iterator<Item = usize> {
    let mut next = 1;
    std::iter::from_fn(move || {
        let at = next;
        next = (at + 1).max(at + at / 40);
        (at <= n).then_some(at)
    })
}
