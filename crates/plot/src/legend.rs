//! **Legend**: what the inks mean, above the plot.
//!
//! Deliberately does not know: marks. An entry is a short stroke and its words.

use crate::layout::{ABOVE, BETWEEN, Measure};
use crate::pen::{Pen, Word};
use crate::shape::Rect;
use crate::theme::TICK_SIZE;
use rotarium_lab::figure::{Anchor, Entry, Ink};

/// Length of a stroke, its thickness, and the way to its words, in CSS pixels.
const STROKE: (f64, f64, f64) = (14.0, 2.0, 5.0);

/// A stroke of an ink.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Swatch {
    pub(crate) rect: Rect,
    pub(crate) ink: Ink,
    pub(crate) dashed: bool,
}

/// Places entries beside the name of the axis (left, right, y) if they fit there, else in rows of their own from y upwards.
/// Answers how many rows of their own; where there would be too many, there is no legend.
pub(crate) fn place(
    entries: &[Entry],
    beside: Option<(f64, f64, f64)>,
    above: (f64, f64, f64),
    most_rows: usize,
    measure: &Measure<'_>,
) -> (Vec<Swatch>, Vec<Word>, usize) {
    let px = |css: f64| css * measure.dpr;
    let stroke = px(STROKE.0 + STROKE.2);
    let room = above.1 - above.0 - stroke;
    let shown: Vec<(&Entry, String)> = entries
        .iter()
        .map(|entry| (entry, measure.shortened(entry.label.trim(), room, TICK_SIZE)))
        .filter(|(_, label)| !label.is_empty())
        .collect();
    let widths: Vec<f64> = shown.iter().map(|(_, label)| stroke + measure.tick(label)).collect();
    let between = px(1.5 * BETWEEN);
    let total = widths.iter().sum::<f64>() + between * widths.len().saturating_sub(1) as f64;
    let beside = beside.filter(|(left, right, _)| total <= right - left);
    let (start, right, first) = match beside {
        Some((_, right, y)) => (right - total, right + 1.0, y),
        None => above,
    };
    let (mut swatches, mut words) = (Vec::new(), Vec::new());
    // the row and the left end of each entry, from the top row down
    let (mut x, mut row) = (start, 0_usize);
    let mut places = Vec::new();
    for width in &widths {
        if x + width > right && x > start {
            (x, row) = (start, row + 1);
        }
        places.push((x, row));
        x += width + between;
    }
    if beside.is_none() && row >= most_rows {
        return (swatches, words, 0);
    }
    for ((entry, label), (x, place)) in shown.iter().zip(places) {
        let y = first - (row - place) as f64 * px(ABOVE);
        let half = (px(STROKE.1) / 2.0).round().max(0.5);
        let rect = Rect { left: x, top: y - half, right: x + px(STROKE.0), bottom: y + half };
        swatches.push(Swatch { rect, ink: entry.ink, dashed: entry.dashed });
        words.push(measure.word(label, (x + stroke, y), Anchor::Start, TICK_SIZE));
    }
    (swatches, words, if beside.is_some() || shown.is_empty() { 0 } else { row + 1 })
}

/// Draws the strokes; their words are drawn with the others.
pub(crate) fn draw(pen: &mut Pen<'_>) {
    for Swatch { rect, ink, dashed } in &pen.stage.furniture.legend {
        let colour = pen.theme.ink(*ink);
        if *dashed {
            let dash = rect.width() * 0.4;
            pen.block(&Rect { right: rect.left + dash, ..*rect }, colour, 1.0);
            pen.block(&Rect { left: rect.right - dash, ..*rect }, colour, 1.0);
        } else {
            pen.block(rect, colour, 1.0);
        }
    }
}
