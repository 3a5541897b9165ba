//! Filled bands between two curves.
//!
//! Deliberately does not know: what lies within the band.

use crate::clip;
use crate::pen::Pen;
use rotarium_lab::figure::Ink;

/// How faint a band is.
const OPACITY: f64 = 0.16;

pub(crate) fn draw(pen: &mut Pen<'_>, columns: &[(f64, f64, f64)], ink: Ink) {
    let plot = pen.stage.plot();
    for run in columns.split(|(x, low, high)| (x + low + high).is_nan()) {
        let upper = run.iter().map(|(x, _, high)| (*x, *high));
        let lower = run.iter().rev().map(|(x, low, _)| (*x, *low));
        let outline: Vec<_> = upper.chain(lower).map(|point| pen.stage.point(point)).collect();
        if outline.iter().all(|point| (point.0 + point.1).is_finite()) {
            pen.fill(&clip::polygon(outline, &plot), pen.theme.ink(ink), OPACITY);
        }
    }
}
