//! Arrows with a label at their middle.
//!
//! Deliberately does not know: what is moved.

use super::note::Note;
use crate::clip::{self, Point};
use crate::pen::Pen;
use crate::theme::TICK_SIZE;
use rotarium_lab::figure::Ink;

/// Length and half width of the head in CSS pixels.
const HEAD: (f64, f64) = (7.0, 2.8);
/// Width of the shaft in CSS pixels.
const SHAFT: f64 = 1.2;

pub(crate) fn draw(
    pen: &mut Pen<'_>,
    from: (f64, f64),
    to: (f64, f64),
    ink: Ink,
    label: &str,
) -> Option<Note> {
    let (stage, plot, colour) = (pen.stage, pen.stage.plot(), pen.theme.ink(ink));
    let (tail, tip) = (stage.point(from), stage.point(to));
    if !(tail.0 + tail.1 + tip.0 + tip.1).is_finite() {
        return None;
    }
    let (a, b) = clip::segment(tail, tip, &plot)?;
    let (dx, dy) = (tip.0 - tail.0, tip.1 - tail.1);
    let length = libm::sqrt(dx * dx + dy * dy);
    if length < 0.5 {
        return None;
    }
    let (ux, uy) = (dx / length, dy / length);
    let head = (HEAD.0 * pen.dpr()).min(length * 0.6);
    let wide = HEAD.1 * pen.dpr() * (head / (HEAD.0 * pen.dpr()));
    let neck = (tip.0 - ux * head, tip.1 - uy * head);
    if b == tip {
        if let Some((a, neck)) = clip::segment(a, neck, &plot) {
            pen.path(&[a, neck], colour, SHAFT);
        }
        let left = (neck.0 - uy * wide, neck.1 + ux * wide);
        let right = (neck.0 + uy * wide, neck.1 - ux * wide);
        pen.fill(&[tip, left, right], colour, 1.0);
    } else {
        pen.path(&[a, b], colour, SHAFT);
    }
    named(pen, label, ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0), (ux, uy))
}

/// The label beside the middle, on the upper right side first, then farther along.
fn named(pen: &Pen<'_>, label: &str, middle: Point, (ux, uy): Point) -> Option<Note> {
    let mut note = Note::new(pen, label, Ink::Strong)?;
    // the normal that points up, or right if the arrow is upright
    let (nx, ny) = if ux.abs() < 1e-6 || ux < 0.0 { (-uy, ux) } else { (uy, -ux) };
    let (nx, ny) = if ux.abs() < 0.05 { (nx.abs(), ny) } else { (nx, ny) };
    let tall = TICK_SIZE * pen.dpr();
    let away = 5.0 * pen.dpr() + nx.abs() * note.width / 2.0 + ny.abs() * tall / 2.0;
    for along in [0.0, 1.6 * tall, -1.6 * tall, 3.2 * tall, -3.2 * tall] {
        for side in [away, -away] {
            let x = middle.0 + ux * along + nx * side;
            let y = middle.1 + uy * along + ny * side;
            note.places.push((x - note.width / 2.0, y));
        }
    }
    Some(note)
}
