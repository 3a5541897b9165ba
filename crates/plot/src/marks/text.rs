//! Words at a point.
//!
//! Deliberately does not know: what they say.

use super::note::Note;
use crate::pen::Pen;
use rotarium_lab::figure::{Anchor, Ink};

pub(crate) fn note(
    pen: &Pen<'_>,
    at: (f64, f64),
    text: &str,
    anchor: Anchor,
    ink: Ink,
) -> Option<Note> {
    let (x, y) = pen.stage.point(at);
    if !pen.stage.plot().grown(1.0).contains((x, y)) {
        return None;
    }
    let mut note = Note::new(pen, text, ink)?.set(anchor);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - note.width / 2.0,
        Anchor::End => x - note.width,
    };
    note.places.push((left, y));
    Some(note)
}

/// Words that must fit between two values of the x axis.
pub(crate) fn caption(
    pen: &Pen<'_>,
    at: (f64, f64),
    room: f64,
    text: &str,
    ink: Ink,
) -> Option<Note> {
    let end = pen.stage.point((at.0 + room, at.1)).0;
    let note = note(pen, at, text, Anchor::Start, ink)?;
    (note.width <= end - pen.stage.point(at).0).then_some(note)
}
