//! Lines across the plot, with a label.
//!
//! Deliberately does not know: what happens at the value.

use super::dash;
use super::note::Note;
use crate::pen::Pen;
use crate::shape::Rect;
use crate::theme::TICK_SIZE;
use rotarium_lab::figure::{Ink, Side};

/// Dashes and gaps in CSS pixels.
const DASH: (f64, f64) = (4.0, 3.0);
/// Opacity of the light that a rule has on a raster.
const HALO: f64 = 0.45;

pub(crate) fn draw(
    pen: &mut Pen<'_>,
    along: Side,
    at: f64,
    ink: Ink,
    dashed: bool,
    label: &str,
) -> Option<Note> {
    let plot = pen.stage.plot();
    let (pixel, low, high) = match along {
        Side::X => (pen.stage.x.raw(at), plot.left, plot.right),
        Side::Y => (pen.stage.y.raw(at), plot.top, plot.bottom),
    };
    if !(pixel >= low - 0.5 && pixel <= high + 0.5) {
        return None;
    }
    // whole device pixels, so that the line is crisp
    let width = pen.hair(1.0);
    let start = (pixel - width / 2.0).round();
    let body = match along {
        Side::X => Rect { left: start, right: start + width, ..plot },
        Side::Y => Rect { top: start, bottom: start + width, ..plot },
    };
    if pen.stage.furniture.raster && !dashed {
        let halo = match along {
            Side::X => Rect { left: body.left - width, right: body.right + width, ..body },
            Side::Y => Rect { top: body.top - width, bottom: body.bottom + width, ..body },
        };
        pen.block(&halo, pen.theme.ground(), HALO);
    }
    if dashed {
        let (cx, cy) = body.middle();
        let ends = match along {
            Side::X => [(cx, body.top), (cx, body.bottom)],
            Side::Y => [(body.left, cy), (body.right, cy)],
        };
        let dashes = dash::outline(&ends, width, DASH.0 * pen.dpr(), DASH.1 * pen.dpr());
        pen.fill(&dashes, pen.theme.ink(ink), 1.0);
    } else {
        pen.block(&body, pen.theme.ink(ink), 1.0);
    }
    named(pen, label, along, &body)
}

/// Beside the upper end of an upright rule, above the left end of a level one; elsewhere if that is taken.
fn named(pen: &Pen<'_>, label: &str, along: Side, body: &Rect) -> Option<Note> {
    let mut note = Note::new(pen, label, Ink::Strong)?;
    let (plot, px) = (pen.stage.plot(), |css: f64| css * pen.dpr());
    let row = px(TICK_SIZE + 5.0);
    match along {
        Side::X => {
            let sides = [body.right + px(5.0), body.left - px(5.0) - note.width];
            let first =
                if sides[0] + note.width > plot.right { [sides[1], sides[0]] } else { sides };
            for line in 0..4 {
                let y = plot.top + px(2.0) + row * (f64::from(line) + 0.5);
                note.places.extend(first.map(|x| (x, y)));
            }
        }
        Side::Y => {
            let ends = [plot.left + px(8.0), plot.right - px(8.0) - note.width];
            let (above, below) = (body.top - row / 2.0, body.bottom + row / 2.0);
            let near = if above - row / 2.0 < plot.top { [below, above] } else { [above, below] };
            for x in ends {
                note.places.extend(near.map(|y| (x, y)));
            }
        }
    }
    Some(note)
}
