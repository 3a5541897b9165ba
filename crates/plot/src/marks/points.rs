//! Dots.
//!
//! Many dots are drawn as squares, a few hundred to a polygon: one call of the backend each would take too long.
//! Deliberately does not know: what a dot stands for.

use crate::clip::Point;
use crate::pen::Pen;
use crate::theme::Rgb;
use rotarium_lab::figure::Ink;
use std::collections::BinaryHeap;

/// More dots than this are drawn as squares.
const MANY: usize = 400;
/// Squares of one polygon.
const TOGETHER: usize = 256;

pub(crate) fn draw(pen: &mut Pen<'_>, points: &[(f64, f64)], ink: Ink, radius: f32) {
    let plot = pen.stage.plot().grown(0.5);
    let radius = f64::from(radius).clamp(0.5, 100.0);
    let colour = pen.theme.ink(ink);
    let centres: Vec<Point> = points
        .iter()
        .map(|point| pen.stage.point(*point))
        .filter(|centre| plot.contains(*centre))
        .collect();
    if centres.len() > MANY {
        return squares(pen, &centres, radius * pen.dpr(), colour);
    }
    for centre in centres {
        pen.dot(centre, radius, colour);
    }
}

/// Squares of the same area as the dots; those that fall on one place are drawn once.
fn squares(pen: &mut Pen<'_>, centres: &[Point], radius: f64, colour: Rgb) {
    let half = radius * 0.886;
    let step = half.max(1.0);
    let cell = |(x, y): Point| ((x / step).round() as i64, (y / step).round() as i64);
    // a heap sorts with far less code than a slice
    let heap: BinaryHeap<_> =
        centres.iter().enumerate().map(|(index, centre)| (cell(*centre), index)).collect();
    let mut sorted = heap.into_sorted_vec();
    sorted.dedup_by_key(|(cell, _)| *cell);
    let kept: Vec<Point> = sorted.into_iter().map(|(_, index)| centres[index]).collect();
    for group in kept.chunks(TOGETHER) {
        // from centre to centre, around each, and the same way back: the way itself covers nothing
        let mut outline = Vec::with_capacity(group.len() * 7);
        for &(x, y) in group {
            let (l, t, r, b) = (x - half, y - half, x + half, y + half);
            outline.extend([(x, y), (l, t), (r, t), (r, b), (l, b), (l, t), (x, y)]);
        }
        outline.extend(group.iter().rev());
        pen.fill(&outline, colour, 1.0);
    }
}
