//! Coloured strips beside the plot. Their names stand among the words of the stage.
//!
//! Deliberately does not know: margins.

use crate::around::stretch;
use crate::pen::Pen;
use crate::shape::Rect;
use rotarium_lab::figure::{Ink, Mark, Side};

/// From the plot to the strip, and its thickness, in CSS pixels.
const GAP: f64 = 4.0;
const THICK: f64 = 4.0;

pub(crate) fn draw(pen: &mut Pen<'_>, mark: &Mark, along: Side, ink: Ink) {
    if !pen.stage.furniture.strips {
        return;
    }
    let plot = pen.stage.plot();
    let (gap, thick) = ((GAP * pen.dpr()).round(), (THICK * pen.dpr()).round().max(1.0));
    let (low, high) = match along {
        Side::X => stretch(mark, &pen.stage.x),
        Side::Y => stretch(mark, &pen.stage.y),
    };
    // a little apart from its neighbours, unless that leaves nothing
    let apart = if high - low > 5.0 * pen.dpr() { pen.dpr() / 2.0 } else { 0.0 };
    let (low, high) = (low + apart, high - apart);
    let rect = match along {
        Side::X => {
            let top = plot.bottom + gap;
            Rect { left: low, top, right: high, bottom: top + thick }
        }
        Side::Y => {
            let right = plot.left - gap;
            Rect { left: right - thick, top: low, right, bottom: high }
        }
    };
    pen.block(&rect, pen.theme.ink(ink), 1.0)
}
