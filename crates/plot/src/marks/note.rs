//! Words of marks: placed where they are free of each other and of the border, on a patch of ground.
//!
//! Deliberately does not know: which mark the words belong to.

use crate::pen::{Pen, Word};
use crate::shape::Rect;
use crate::stage::Stage;
use crate::theme::TICK_SIZE;
use rotarium_lab::figure::{Anchor, Ink};

/// Opacity of the patch behind words.
const PATCH: f64 = 0.84;
/// Words that can be dispensed with cover at most this part of the plot.
const MOST_HIDDEN: f64 = 0.2;
/// Around words, in CSS pixels.
const AIR: f64 = 2.0;
/// How far from their places words are put where these are taken, in steps.
const RINGS: i32 = 12;
const NEAR: i32 = 4;
/// From line to line, in parts of the height of type.
const LEADING: f64 = 1.35;

/// Words that look for a place.
pub(crate) struct Note {
    /// Left ends of the middle line, the best place first.
    pub(crate) places: Vec<(f64, f64)>,
    /// Width of the longest line in device pixels.
    pub(crate) width: f64,
    lines: Vec<String>,
    anchor: Anchor,
    ink: Ink,
    /// Whether they are left out where they would hide the plot.
    dispensable: bool,
}

impl Note {
    /// Words with their width and no place yet; none if there are no words.
    pub(crate) fn new(pen: &Pen<'_>, text: &str, ink: Ink) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let long = |text: &str| pen.stage.width(text, TICK_SIZE);
        let room = pen.stage.canvas().width() - 12.0 * pen.dpr();
        let lines =
            if long(text) <= room { vec![text.to_owned()] } else { wrapped(text, room, &long) };
        let width = lines.iter().map(|line| long(line)).fold(0.0, f64::max);
        Some(Self {
            places: Vec::new(),
            width,
            lines,
            anchor: Anchor::Start,
            ink,
            dispensable: true,
        })
    }

    /// The same words as the thing itself: in any case, with lines flush left, centred or flush right.
    pub(crate) fn set(self, anchor: Anchor) -> Self {
        Self { anchor, dispensable: false, ..self }
    }

    /// What the words cover when the middle line of the block starts there.
    fn rect(&self, (x, y): (f64, f64), dpr: f64) -> Rect {
        let rows = 1.0 + (self.lines.len() as f64 - 1.0) * LEADING;
        let half = rows * TICK_SIZE * dpr / 2.0;
        Rect { left: x, top: y - half, right: x + self.width, bottom: y + half }
    }

    fn draw(&self, pen: &mut Pen<'_>, rect: &Rect) {
        let size = TICK_SIZE * pen.dpr();
        let x = match self.anchor {
            Anchor::Start => rect.left,
            Anchor::Middle => rect.middle().0,
            Anchor::End => rect.right,
        };
        for (row, line) in self.lines.iter().enumerate() {
            let word = Word {
                text: line.clone(),
                at: (x, rect.top + size * (0.5 + row as f64 * LEADING)),
                anchor: self.anchor,
                size: TICK_SIZE,
                width: self.width,
            };
            pen.words(&word, pen.theme.words(self.ink));
        }
    }
}

/// Draws words, each at its first free place.
pub(crate) fn draw(pen: &mut Pen<'_>, notes: &[Note], frames: &[Rect]) {
    for (note, patch) in settle(pen.stage, notes, frames) {
        pen.block(&patch, pen.theme.ground(), PATCH);
        note.draw(pen, &patch.grown(-AIR * pen.dpr()));
    }
}

/// What each of the words covers. Words that find no free place, and can be dispensed with, are left out.
pub(crate) fn settle<'n>(
    stage: &Stage,
    notes: &'n [Note],
    frames: &[Rect],
) -> Vec<(&'n Note, Rect)> {
    let dpr = stage.dpr();
    let air = AIR * dpr;
    let canvas = stage.canvas().grown(-air);
    let plot = stage.plot();
    // words beside the plot and the colour bar were there before
    let mut taken: Vec<Rect> = stage.words().iter().map(|word| word.rect(dpr)).collect();
    taken.extend(stage.bar().map(|bar| bar.rect));
    let mut settled = Vec::new();
    for note in notes {
        let free = |rect: &Rect| {
            rect.pushed_into(&canvas) == *rect && !taken.iter().any(|other| other.overlaps(rect))
        };
        let patches: Vec<Rect> =
            note.places.iter().map(|at| note.rect(*at, dpr).grown(air)).collect();
        let Some(first) = patches.first() else { continue };
        // Not on what is framed, if that is possible without going far.
        let clear = |rect: &Rect| free(rect) && !frames.iter().any(|frame| frame.overlaps(rect));
        let near = || patches.iter().copied().chain(around(first, &canvas, NEAR));
        let found = near().find(clear).filter(|_| note.dispensable);
        let found = found.or_else(|| patches.iter().copied().find(free));
        let patch = found.or_else(|| around(first, &canvas, RINGS).find(free));
        let hides = first.width() * first.height() > MOST_HIDDEN * plot.width() * plot.height();
        if note.dispensable && (hides || patch.is_none()) {
            continue;
        }
        let patch = patch.unwrap_or_else(|| first.pushed_into(&canvas));
        taken.push(patch);
        settled.push((note, patch));
    }
    settled
}

/// The nearest other places for words, ring by ring.
fn around(patch: &Rect, canvas: &Rect, rings: i32) -> impl Iterator<Item = Rect> {
    let start = patch.pushed_into(canvas);
    let (wide, tall) = (patch.width() / 3.0, patch.height() / 2.0);
    let ring = move |radius: i32| {
        let sides = -radius..=radius;
        let of = move |down: i32| sides.clone().map(move |right| (right, down));
        let all = (-radius..=radius).flat_map(of);
        all.filter(move |(right, down)| right.abs().max(down.abs()) == radius)
    };
    let moved = move |(right, down)| start.moved(f64::from(right) * wide, f64::from(down) * tall);
    (0..rings).flat_map(ring).map(moved)
}

/// Lines that are not wider than the room, broken at spaces or beside a Chinese character.
fn wrapped(text: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        let longer = format!("{line}{word}");
        if !line.is_empty() && width(longer.trim_end()) > room {
            lines.push(line.trim_end().to_owned());
            line = word.trim_start().to_owned();
        } else {
            line = longer;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces between which a line may be broken; spaces stay at the end of a piece.
fn words(text: &str) -> Vec<&str> {
    let wide = |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (index, c) in text.char_indices() {
        let breaks = before
            .is_some_and(|b: char| (b == ' ' && c != ' ') || (wide(c) && b != ' ') || wide(b));
        // no line begins with a mark of punctuation
        let closes = matches!(c, '，' | '。' | '、' | '；' | '：' | '）' | ',' | '.' | ')');
        if breaks && !closes {
            pieces.push(&text[start..index]);
            start = index;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_set_in_lines() {
        let count = |text: &str| text.chars().count() as f64;
        assert_eq!(wrapped("one two three four", 9.0, &count), ["one two", "three", "four"]);
        assert_eq!(wrapped("注意力矩阵，太长。", 4.0, &count), ["注意力矩", "阵，太", "长。"]);
        assert_eq!(wrapped("unbreakable", 3.0, &count), ["unbreakable"]);
    }
}
