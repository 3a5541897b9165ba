//! Outlines of rectangles.
//!
//! Deliberately does not know: what is framed.

use crate::pen::Pen;
use crate::shape::Rect;
use rotarium_lab::figure::Ink;

pub(crate) fn draw(pen: &mut Pen<'_>, from: (f64, f64), to: (f64, f64), ink: Ink) {
    let (from, to) = (pen.stage.point(from), pen.stage.point(to));
    let rect = Rect::between(from, to);
    let plot = pen.stage.plot();
    if !(from.0 + from.1 + to.0 + to.1).is_finite() || !rect.grown(1.0).overlaps(&plot) {
        return;
    }
    let rect = rect.within(&plot);
    let rect = Rect {
        left: rect.left.round(),
        top: rect.top.round(),
        right: rect.right.round(),
        bottom: rect.bottom.round(),
    };
    if pen.stage.furniture.raster {
        // a line of ground around it separates the frame from the cells
        pen.outline(&rect.grown(pen.hair(1.5)), pen.theme.ground(), 1.0);
    }
    pen.outline(&rect, pen.theme.ink(ink), 1.5)
}
