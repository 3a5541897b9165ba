//! Compositions: the sequence as a person builds it, block by block.
//!
//! Deliberately does not know: widgets, links, where a scheme places the tokens.

use rotarium_kernel::{MAX_TOKENS, Range, Segment, Sequence};
use serde::{Deserialize, Serialize};

/// Most blocks of a composition.
pub const MAX_PARTS: usize = 64;
/// Most rows or columns of a composed picture, in tokens.
pub const MAX_GRID: usize = 1024;
/// Most frames of a composed clip.
pub const MAX_FRAMES: usize = 4096;
/// Largest number of patches on each side that are merged into one token.
pub const MAX_MERGE: usize = 8;
/// Fewest and most seconds from one frame of patches to the next.
pub const SECONDS: (f64, f64) = (0.01, 60.0);

/// One block: a run of text, a picture or a clip.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its tokens.
    pub segment: Segment,
    /// Patches on each side that the model merges into one token; 1 for text.
    pub merge: usize,
}

/// A number of a block that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Tokens of a text.
    Tokens,
    /// Frames of a clip.
    Frames,
    /// Rows, in tokens.
    Rows,
    /// Columns, in tokens.
    Columns,
    /// Seconds from frame to frame.
    Seconds,
    /// Merge size.
    Merge,
}

impl Part {
    /// A run of text.
    pub const fn text(tokens: usize) -> Self {
        Self { segment: Segment::Text { tokens }, merge: 1 }
    }

    /// A picture whose patches are tokens.
    pub const fn image(rows: usize, columns: usize) -> Self {
        Self { segment: Segment::Image { rows, columns }, merge: 1 }
    }

    /// A clip whose patches are tokens.
    pub const fn video(frames: usize, rows: usize, columns: usize, seconds: f64) -> Self {
        Self { segment: Segment::Video { frames, rows, columns, seconds }, merge: 1 }
    }

    /// The same block with another merge size.
    pub const fn merged(self, merge: usize) -> Self {
        Self { merge, ..self }
    }

    /// The numbers that it has.
    pub fn sides(&self) -> &'static [Side] {
        match self.segment {
            Segment::Text { .. } => &[Side::Tokens],
            Segment::Image { .. } => &[Side::Rows, Side::Columns, Side::Merge],
            Segment::Video { .. } => {
                &[Side::Frames, Side::Rows, Side::Columns, Side::Seconds, Side::Merge]
            }
        }
    }

    /// One of its numbers; 1 for those that it does not have.
    pub fn get(&self, side: Side) -> f64 {
        let [frames, rows, columns] = self.segment.grid();
        match (side, self.segment) {
            (Side::Tokens, _) => self.segment.tokens() as f64,
            (Side::Frames, _) => frames as f64,
            (Side::Rows, _) => rows as f64,
            (Side::Columns, _) => columns as f64,
            (Side::Merge, _) => self.merge as f64,
            (Side::Seconds, Segment::Video { seconds, .. }) => seconds,
            (Side::Seconds, _) => 1.0,
        }
    }

    /// The same block with one number set, whatever the limits.
    #[must_use]
    pub fn with(mut self, side: Side, value: f64) -> Self {
        let count = value.max(0.0) as usize;
        match (&mut self.segment, side) {
            (Segment::Text { tokens }, Side::Tokens) => *tokens = count,
            (Segment::Image { rows, .. } | Segment::Video { rows, .. }, Side::Rows) => {
                *rows = count
            }
            (Segment::Image { columns, .. } | Segment::Video { columns, .. }, Side::Columns) => {
                *columns = count;
            }
            (Segment::Video { frames, .. }, Side::Frames) => *frames = count,
            (Segment::Video { seconds, .. }, Side::Seconds) => *seconds = value,
            (_, Side::Merge) => self.merge = count,
            _ => {}
        }
        self
    }

    /// The same block within the limits of every number, with at most `room` tokens.
    fn settled(self, room: usize) -> Self {
        let mut part = self;
        for &side in part.sides() {
            let rest = part.with(side, 1.0).segment.tokens().max(1);
            let range = limits(side, room / rest);
            part = part.with(side, range.nearest(part.get(side)));
        }
        part
    }
}

/// The limits of a number when `room` of it have a place in the sequence.
fn limits(side: Side, room: usize) -> Range {
    let whole = |min: usize, max: usize, default: usize| {
        let [min, max, default] = [min, max.max(min), default].map(|count| count as f64);
        Range { min, max, default, whole: true, logarithmic: false }
    };
    match side {
        Side::Tokens => whole(0, room, 16),
        Side::Frames => whole(1, MAX_FRAMES.min(room), 4),
        Side::Rows | Side::Columns => whole(1, MAX_GRID.min(room), 8),
        Side::Merge => whole(1, MAX_MERGE, 1),
        Side::Seconds => {
            Range { min: SECONDS.0, max: SECONDS.1, default: 1.0, whole: false, logarithmic: true }
        }
    }
}

/// A change of the composition.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Put a block before the one at that place.
    Insert(usize, Part),
    /// Took a block away.
    Remove(usize),
    /// Moved a block to another place.
    Move(usize, usize),
    /// Set one number of a block; the nearest allowed value is taken.
    Set(usize, Side, f64),
    /// Put another composition in its place.
    Replace(Vec<Part>),
}

/// Blocks in reading order: at least one token, at most [`MAX_TOKENS`] and [`MAX_PARTS`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Composition {
    parts: Vec<Part>,
}

impl Composition {
    /// Blocks, each brought within its limits.
    pub fn new(parts: Vec<Part>) -> Self {
        let mut composition = Self { parts };
        composition.settle();
        composition
    }

    /// The blocks.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Tokens of all blocks.
    pub fn tokens(&self) -> usize {
        self.parts.iter().fold(0, |sum: usize, part| sum.saturating_add(part.segment.tokens()))
    }

    /// Tokens of pictures and clips.
    pub fn patches(&self) -> usize {
        self.parts
            .iter()
            .map(|part| part.segment)
            .filter(|s| !s.is_text())
            .map(Segment::tokens)
            .sum()
    }

    /// The sequence; runs of text that meet are one run.
    pub fn sequence(&self) -> Sequence {
        let mut segments: Vec<Segment> = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            match (segments.last_mut(), part.segment) {
                (Some(Segment::Text { tokens: before }), Segment::Text { tokens }) => {
                    *before += tokens
                }
                (_, segment) => segments.push(segment),
            }
        }
        Sequence::new(segments).unwrap_or_else(|_| Sequence::text(1))
    }

    /// Index of the first picture or clip.
    pub fn picture(&self) -> Option<usize> {
        self.parts.iter().position(|part| !part.segment.is_text())
    }

    /// The limits of a number of a block, as the other blocks leave room.
    pub fn range(&self, at: usize, side: Side) -> Range {
        let Some(part) = self.parts.get(at) else { return limits(side, 0) };
        let others = self.tokens().saturating_sub(part.segment.tokens());
        let rest = part.with(side, 1.0).segment.tokens().max(1);
        limits(side, MAX_TOKENS.saturating_sub(others) / rest)
    }

    /// Changes it; what would leave no token or too many is brought within the limits.
    pub fn apply(&mut self, edit: &Edit) {
        let count = self.parts.len();
        match edit {
            Edit::Insert(at, part) if count < MAX_PARTS => {
                self.parts.insert((*at).min(count), *part)
            }
            Edit::Remove(at) if *at < count && count > 1 => {
                self.parts.remove(*at);
            }
            Edit::Move(from, to) if *from < count => {
                let part = self.parts.remove(*from);
                self.parts.insert((*to).min(count - 1), part);
            }
            Edit::Set(at, side, value) => {
                let range = self.range(*at, *side);
                if let Some(part) = self.parts.get_mut(*at) {
                    *part = part.with(*side, range.nearest(*value));
                }
            }
            Edit::Replace(parts) => self.parts = parts.clone(),
            _ => {}
        }
        self.settle();
    }

    /// Brings everything within the limits: pictures keep their size as long as they fit, text gives way first.
    fn settle(&mut self) {
        self.parts.truncate(MAX_PARTS);
        let mut room = MAX_TOKENS;
        for text in [false, true] {
            for part in self.parts.iter_mut().filter(|part| part.segment.is_text() == text) {
                *part = part.settled(room);
                // Where not even one patch has room, the block is an empty text.
                if part.segment.tokens() > room {
                    *part = Part::text(0);
                }
                room -= part.segment.tokens();
            }
        }
        if self.tokens() == 0 {
            match self.parts.first_mut() {
                Some(part) => *part = Part::text(1),
                None => self.parts.push(Part::text(1)),
            }
        }
    }

    /// Tokens of the text just before the first picture; without a picture, of the first text.
    pub fn before(&self) -> usize {
        self.before_at().map_or(0, |at| self.parts[at].segment.tokens())
    }

    /// Sets [`Self::before`].
    pub fn set_before(&mut self, tokens: usize) {
        self.set_around(tokens, self.after());
    }

    /// Tokens of the text at the end, behind the first picture or the first text.
    pub fn after(&self) -> usize {
        self.after_at().map_or(0, |at| self.parts[at].segment.tokens())
    }

    /// Sets [`Self::after`].
    pub fn set_after(&mut self, tokens: usize) {
        self.set_around(self.before(), tokens);
    }

    /// Sets both texts; one that is not there is put in unless it would be empty.
    pub fn set_around(&mut self, before: usize, after: usize) {
        match (self.before_at(), before) {
            (Some(at), _) => self.parts[at] = Part::text(before),
            (None, 0) => {}
            (None, _) => self.parts.insert(0, Part::text(before)),
        }
        match (self.after_at(), after) {
            (Some(at), _) => self.parts[at] = Part::text(after),
            (None, 0) => {}
            (None, _) => self.parts.push(Part::text(after)),
        }
        self.settle();
    }

    fn before_at(&self) -> Option<usize> {
        let at = match self.picture() {
            Some(picture) => picture.checked_sub(1)?,
            None => 0,
        };
        self.parts.get(at).filter(|part| part.segment.is_text()).map(|_| at)
    }

    fn after_at(&self) -> Option<usize> {
        let at = self.parts.len().checked_sub(1)?;
        let first = self.picture().unwrap_or(0);
        (at > first && self.parts[at].segment.is_text()).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(parts: &[Part]) -> Composition {
        Composition::new(parts.to_vec())
    }

    #[test]
    fn limits_hold_whatever_is_built() {
        let huge = usize::MAX;
        for parts in [
            vec![],
            vec![Part::text(0), Part::text(0)],
            vec![Part::image(0, 0)],
            vec![Part::video(huge, huge, huge, f64::NAN)],
            vec![Part::text(huge), Part::image(1024, 1024), Part::image(2000, 3)],
            vec![Part::text(1); 1000],
        ] {
            let composition = Composition::new(parts);
            assert!((1..=MAX_TOKENS).contains(&composition.tokens()), "{composition:?}");
            assert!(composition.parts().len() <= MAX_PARTS);
            assert_eq!(Composition::new(composition.parts().to_vec()), composition);
            assert_eq!(composition.sequence().tokens(), composition.tokens());
        }
    }

    #[test]
    fn edits_do_what_they_say() {
        let mut composition = composed(&[Part::text(3), Part::image(2, 3), Part::text(2)]);
        composition.apply(&Edit::Move(1, 0));
        composition.apply(&Edit::Insert(1, Part::video(2, 2, 2, 0.5)));
        composition.apply(&Edit::Set(1, Side::Frames, 3.0));
        composition.apply(&Edit::Remove(2));
        let wanted = [Part::image(2, 3), Part::video(3, 2, 2, 0.5), Part::text(2)];
        assert_eq!(composition.parts(), wanted);
        assert_eq!((composition.tokens(), composition.patches()), (20, 18));
        for edit in [Edit::Remove(9), Edit::Move(9, 0), Edit::Set(9, Side::Rows, 1.0)] {
            composition.apply(&edit);
        }
        assert_eq!(composition.parts(), wanted);
    }

    #[test]
    fn a_number_is_limited_by_the_room_that_is_left() {
        let composition = composed(&[Part::text(MAX_TOKENS - 600), Part::image(2, 3)]);
        assert_eq!(composition.range(1, Side::Rows).max, 200.0);
        assert_eq!(composition.range(0, Side::Tokens).max, (MAX_TOKENS - 6) as f64);
        assert_eq!(composition.range(1, Side::Merge).max, MAX_MERGE as f64);
    }

    #[test]
    fn texts_that_meet_are_one_run() {
        let composition =
            composed(&[Part::text(3), Part::text(0), Part::text(2), Part::image(1, 1)]);
        assert_eq!(composition.sequence().segments().len(), 2);
    }

    #[test]
    fn the_text_around_the_first_picture() {
        let mut composition = composed(&[Part::image(2, 3), Part::text(5)]);
        assert_eq!((composition.before(), composition.after()), (0, 5));
        composition.set_before(4);
        composition.set_after(6);
        let wanted = [Part::text(4), Part::image(2, 3), Part::text(6)];
        assert_eq!(composition.parts(), wanted);
        let mut text = composed(&[Part::text(7)]);
        text.set_after(2);
        assert_eq!((text.before(), text.after(), text.tokens()), (7, 2, 9));
    }
}
