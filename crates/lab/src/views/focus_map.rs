//! Where in the plane of β and γ does a row concentrate? The closed form, n → ∞ (Su, kexue.fm/archives/9889).

use rotarium_kernel::number::significant;

use super::focus::{
    asked, focus, forget, gamma, rows, three, weighing, weighing_name,
};
use super::focus_row;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{
    Anchor, Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Raster, Table,
};
use crate::lab::Lab;
use crate::messages::focus as words;

/// The plane.
pub static VIEW: View = View {
    forget,
    pages: |all| (focus_row::VIEW.pages)(all),
    ..View::new("focus_map", words::MAP, words::MAP_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        words::MAP_SUB.with(language, &[("weighing", &weighing_name(lab, language))])
    },
    ..Answers::of(figure)
};

const BETAS: (f64, f64) = (-4.0, 4.0);
const GAMMAS: (f64, f64) = (0.05, 4.0);

/// Columns and rows of cells: fewer where each asks all channels.
fn cells(lab: &Lab) -> (usize, usize) {
    if weighing(lab).channels().is_some() { (32, 20) } else { (128, 80) }
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (columns, count) = cells(lab);
    let middle = |(low, high): (f64, f64), at: usize, of: usize| {
        low + (high - low) * (at as f64 + 0.5) / of as f64
    };
    let cell = |row: usize, column: usize| {
        let (beta, gamma) = (middle(BETAS, column, columns), middle(GAMMAS, row, count));
        rows(lab, beta, gamma).theory()
    };
    let found: Vec<Option<f64>> = (0..count)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .map(|(row, column)| cell(row, column))
        .collect();
    let known = || found.iter().copied().flatten();
    let (low, high) = (known().fold(1.0, f64::min), known().fold(0.0, f64::max));
    let here = (focus(lab).beta, gamma(lab).clamp(GAMMAS.0, GAMMAS.1));
    let raster = Raster {
        from: (BETAS.0, GAMMAS.0),
        to: (BETAS.1, GAMMAS.1),
        columns,
        rows: count,
        cells: Cells::Values(found.iter().map(|s| s.map_or(f32::NAN, |s| s as f32)).collect()),
        colours: ColourScale {
            family: Family::Sequential,
            low: 0.0,
            high: 1.0,
            clipped: (false, false),
            label: words::S_AXIS.get(language).into(),
        },
        explained: true,
    };
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("weighing", &weighing_name(lab, language)),
        ("low", &significant(low, 3)),
        ("high", &significant(high, 3)),
    ];
    let text = three(rows(lab, focus(lab).beta, gamma(lab)).theory());
    let anchor = if here.0 > 2.5 { Anchor::End } else { Anchor::Start };
    Figure {
        x: Axis::linear("β", BETAS),
        y: Axis::linear(words::GAMMA_AXIS.get(language), GAMMAS),
        marks: vec![
            Mark::Raster(raster),
            Mark::Points { points: vec![here], ink: Ink::Warning, radius: 5.0 },
            Mark::Text { at: (here.0, here.1), text: format!("  {text}  "), anchor, ink: Ink::Warning },
        ],
        summary: words::MAP_SUMMARY.with(language, &values),
        table: table(lab),
        ..Figure::empty(words::MAP, language)
    }
}

/// S at a few places of the plane.
fn table(lab: &Lab) -> Table {
    let gammas = [0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0];
    let head = std::iter::once("β \\ γ".to_string()).chain(gammas.map(|gamma| significant(gamma, 3)));
    let row = |beta: i32| {
        let beta = f64::from(beta);
        let cells = gammas.map(|gamma| three(rows(lab, beta, gamma).theory()));
        std::iter::once(significant(beta, 3)).chain(cells).collect()
    };
    Table { head: head.collect(), rows: (-4..=4).map(row).collect() }
}
