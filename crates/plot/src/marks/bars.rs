//! Upright bars.
//!
//! Deliberately does not know: what is counted.

use crate::pen::Pen;
use crate::shape::Rect;
use rotarium_lab::figure::Ink;

/// Narrower bars than this many device pixels keep their exact edges, so that gaps remain even.
const NARROW: f64 = 3.0;

pub(crate) fn draw(pen: &mut Pen<'_>, bars: &[(f64, f64)], width: f64, ink: Ink) {
    let (stage, plot, colour) = (pen.stage, pen.stage.plot(), pen.theme.ink(ink));
    let half = if width.is_finite() { width.abs() / 2.0 } else { 0.5 };
    for &(x, top) in bars {
        let ((left, y), (right, _)) = (stage.point((x - half, top)), stage.point((x + half, top)));
        if !(left + right + y).is_finite() {
            continue;
        }
        let mut rect = Rect::between((left, plot.bottom), (right, y.min(plot.bottom)));
        if rect.right <= plot.left || rect.left >= plot.right {
            continue;
        }
        if rect.width() >= NARROW {
            let width = rect.width().round();
            rect.left = rect.left.round();
            rect.right = rect.left + width;
            rect.top = rect.top.round();
        } else if rect.width() < 1.0 {
            let middle = rect.middle().0;
            (rect.left, rect.right) = (middle - 0.5, middle + 0.5);
        }
        pen.block(&rect.within(&plot), colour, 1.0);
    }
}
