//! **Marks**: one file per kind.
//!
//! Words of marks are drawn last, where they are free of each other, on a patch of ground.
//! Deliberately does not know: axes, rasters, the colour bar.

mod arrow;
mod band;
mod bars;
mod dash;
mod frame;
mod line;
mod note;
mod numbers;
mod points;
mod rule;
mod strip;
mod text;

use crate::pen::Pen;
use crate::shape::Rect;
use note::Note;
use rotarium_lab::figure::Mark;

/// Draws marks in their order, then their words.
pub(crate) fn draw(pen: &mut Pen<'_>, marks: &[Mark]) {
    let notes = shapes(pen, marks);
    note::draw(pen, &notes, &frames(pen, marks));
}

/// The rectangles that words should not hide.
fn frames(pen: &Pen<'_>, marks: &[Mark]) -> Vec<Rect> {
    let frame = |mark: &Mark| match mark {
        Mark::Frame { from, to, .. } => {
            Some(Rect::between(pen.stage.point(*from), pen.stage.point(*to)))
        }
        _ => None,
    };
    marks.iter().filter_map(frame).collect()
}

/// Draws marks without their words, which are answered.
fn shapes(pen: &mut Pen<'_>, marks: &[Mark]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for mark in marks {
        match mark {
            Mark::Line { points, ink, width, dashed } => {
                line::draw(pen, points, *ink, *width, *dashed);
            }
            Mark::Band { columns, ink } => band::draw(pen, columns, *ink),
            Mark::Points { points, ink, radius } => points::draw(pen, points, *ink, *radius),
            Mark::Bars { bars, width, ink } => bars::draw(pen, bars, *width, *ink),
            Mark::Raster(_) | Mark::Grip(_) => {}
            Mark::Arrow { from, to, ink, label } => {
                notes.extend(arrow::draw(pen, *from, *to, *ink, label));
            }
            Mark::Rule { along, at, ink, dashed, label } => {
                notes.extend(rule::draw(pen, *along, *at, *ink, *dashed, label));
            }
            Mark::Strip { along, ink, .. } => strip::draw(pen, mark, *along, *ink),
            Mark::Frame { from, to, ink } => frame::draw(pen, *from, *to, *ink),
            Mark::Numbers { numbers, room } => numbers::draw(pen, numbers, *room),
            Mark::Caption { at, room, text, ink } => {
                notes.extend(text::caption(pen, *at, *room, text, *ink));
            }
            Mark::Text { at, text, anchor, ink } => {
                notes.extend(text::note(pen, *at, text, *anchor, *ink));
            }
        }
    }
    notes
}

#[cfg(test)]
mod tests;
