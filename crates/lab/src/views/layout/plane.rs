//! Planes: which two numbers of a token are drawn, the window, and the token at a point.
//!
//! Deliberately does not know: tints, arrows, words.

use rotarium_kernel::Head;
use rotarium_kernel::layout::{Axis as Coordinate, Block, Position};

use super::patches;
use crate::projection::Projection;

/// A range to the right and one downwards.
pub(super) type Window = ((f64, f64), (f64, f64));

/// Most frames of a clip that stand one under the other on a single axis, and most patches of them.
const MOST_LINES: (usize, usize) = (24, 1 << 15);

/// Which two numbers of a token are drawn to the right and downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plane {
    pub(super) right: usize,
    pub(super) down: Option<usize>,
    /// Whether it is the plane of the picture, and not one that holds time.
    pub(super) upright: bool,
}

impl Plane {
    pub(super) fn of(head: &Head, projection: Projection) -> Self {
        let find = |wanted| head.layout().axes().iter().position(|&axis| axis == wanted);
        let both = |(right, down)| find(right).zip(find(down));
        let in_time = match projection {
            Projection::TimeRow => both((Coordinate::Time, Coordinate::Row)),
            Projection::TimeColumn => both((Coordinate::Column, Coordinate::Time)),
            _ => None,
        };
        if let Some((right, down)) = in_time {
            return Self { right, down: Some(down), upright: false };
        }
        let pairs = [
            (Coordinate::Column, Coordinate::Row),
            // Of the distances from the corners these two show the picture upright, on one corner.
            (Coordinate::FromBottomLeft, Coordinate::FromTopLeft),
        ];
        match pairs.into_iter().find_map(both) {
            Some((right, down)) => Self { right, down: Some(down), upright: true },
            None => Self { right: 0, down: None, upright: true },
        }
    }

    /// What one text token adds, to the right and downwards.
    pub(super) fn text_step(&self, block: &Block) -> (f64, f64) {
        self.flat(block.column_step())
    }

    /// The two numbers of a step or a position.
    pub(super) fn flat(&self, position: Position) -> (f64, f64) {
        (position[self.right], self.down.map_or(0.0, |axis| position[axis]))
    }

    /// A place of a block in the plane. On a single axis rows of the picture stand under each other, and so do frames.
    pub(super) fn point(&self, block: &Block, place: [usize; 3]) -> (f64, f64) {
        let (right, down) = self.flat(block.at(place));
        if self.down.is_some() || block.segment.is_text() {
            return (right, down);
        }
        let [_, rows, _] = block.segment.grid();
        let line = match lines(block) {
            most if place[0] < most => place[0] * (rows + 1) + place[1],
            most => most * (rows + 1),
        };
        (right, line as f64)
    }

    pub(super) fn ends(&self, block: &Block) -> [(f64, f64); 2] {
        [self.point(block, [0; 3]), self.point(block, block.segment.grid().map(|side| side - 1))]
    }
}

/// Frames of a clip that have lines of their own on a single axis; the rest share one line.
pub(super) fn lines(block: &Block) -> usize {
    let [frames, rows, columns] = block.segment.grid();
    frames.min((MOST_LINES.1 / (rows * columns).max(1)).clamp(1, MOST_LINES.0))
}

/// Ranges to the right and downwards: the pictures, the gaps, and some of the text beside them.
pub(super) fn window(head: &Head, plane: &Plane) -> Window {
    let blocks = head.layout().blocks();
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| !block.segment.is_text()) {
        points.extend(patches::corners(plane, block));
        points.extend(index.checked_sub(1).map(|left| plane.ends(&blocks[left])[1]));
        points.extend(blocks.get(index + 1).map(|right| plane.ends(right)[0]));
    }
    if points.is_empty() {
        points.extend(blocks.iter().flat_map(|block| plane.ends(block)));
    }
    let extent = |value: fn(&(f64, f64)) -> f64| {
        points.iter().map(value).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    };
    let (x, y) = (extent(|point| point.0), extent(|point| point.1));
    if plane.down.is_some() {
        // Text runs along the diagonal: the same air on both axes keeps it in the picture. It is counted in patches where they
        // are closer than text tokens.
        let pictures = blocks.iter().filter(|block| !block.segment.is_text());
        let pitch = pictures.map(|block| block.column_step()[plane.right]).filter(|&step| step > 0.0);
        let least = 6.0 * pitch.fold(1.0, f64::min);
        (airy(x, least), airy(y, least))
    } else {
        (airy(x, 6.0), airy(y, 1.0))
    }
}

/// A range with some air at both ends.
fn airy(range: (f64, f64), least: f64) -> (f64, f64) {
    let margin = (0.18 * (range.1 - range.0)).max(least);
    (range.0 - margin, range.1 + margin)
}

/// The token whose place in the plane is nearest to a point.
pub(super) fn nearest(head: &Head, plane: &Plane, point: (f64, f64)) -> Option<usize> {
    let candidates = head.layout().blocks().iter().map(|block| match block.segment.is_text() {
        true => nearest_text(plane, block, point),
        false => patches::nearest(plane, block, point),
    });
    candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, token)| token)
}

/// The square of the distance between two points.
pub(super) fn apart((x, y): (f64, f64), point: (f64, f64)) -> f64 {
    (x - point.0).powi(2) + (y - point.1).powi(2)
}

/// The step of a line that comes nearest to a point; the first one where all are at one place.
pub(super) fn on_line(origin: (f64, f64), (right, down): (f64, f64), count: usize, point: (f64, f64)) -> usize {
    let along = (point.0 - origin.0) * right + (point.1 - origin.1) * down;
    patches::index(right * right + down * down, along, count)
}

/// The nearest token of a line of text, with the square of its distance; the first one where all stand at one place.
fn nearest_text(plane: &Plane, block: &Block, point: (f64, f64)) -> (f64, usize) {
    let origin = plane.point(block, [0; 3]);
    let token = on_line(origin, plane.text_step(block), block.segment.tokens(), point);
    (apart(plane.point(block, [0, 0, token]), point), block.first_token + token)
}
