//! Dots.
//!
//! Many dots are drawn as squares, a few hundred to a polygon: one call of the backend each would take too long.
//! Deliberately does not know: what a dot stands for.

use crate::clip::Point;
use crate::pen::{Drawn, Pen};
use crate::theme::Rgb;
use plotters::prelude::DrawingBackend;
use rotarium_lab::figure::Ink;

/// More dots than this are drawn as squares.
const MANY: usize = 400;
/// Squares of one polygon.
const TOGETHER: usize = 256;

pub(crate) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    points: &[(f64, f64)],
    ink: Ink,
    radius: f32,
) -> Drawn<DB> {
    let plot = pen.stage.plot().grown(0.5);
    let radius = f64::from(radius).clamp(0.5, 100.0);
    let colour = pen.theme.ink(ink);
    let centres: Vec<Point> = points
        .iter()
        .map(|point| pen.stage.point(*point))
        .filter(|centre| plot.contains(*centre))
        .collect();
    if centres.len() > MANY {
        return squares(pen, centres, radius * pen.dpr(), colour);
    }
    for centre in centres {
        pen.dot(centre, radius, colour)?;
    }
    Ok(())
}

/// Squares of the same area as the dots; those that fall on one place are drawn once.
fn squares<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    mut centres: Vec<Point>,
    radius: f64,
    colour: Rgb,
) -> Drawn<DB> {
    let half = radius * 0.886;
    let step = half.max(1.0);
    let cell = |p: &Point| ((p.0 / step).round() as i64, (p.1 / step).round() as i64);
    centres.sort_by_key(cell);
    centres.dedup_by_key(|p| cell(p));
    for group in centres.chunks(TOGETHER) {
        // from centre to centre, around each, and the same way back: the way itself covers nothing
        let mut outline = Vec::with_capacity(group.len() * 7);
        for &(x, y) in group {
            let (l, t, r, b) = (x - half, y - half, x + half, y + half);
            outline.extend([(x, y), (l, t), (r, t), (r, b), (l, b), (l, t), (x, y)]);
        }
        outline.extend(group.iter().rev());
        pen.fill(&outline, colour, 1.0)?;
    }
    Ok(())
}
