//! Where the tokens stand: the coordinates a placement gave to a sequence.
//!
//! A layout is a list of blocks, not of tokens: a block is a lattice, so a million text tokens cost one entry, or, where a
//! scheme bends or rounds its pictures, a table with one entry per patch.
//! Deliberately does not know: frequencies, or why a token stands where it stands.

use serde::{Deserialize, Serialize};

use crate::sequence::{Modality, Segment, Sequence};

/// Most axes of any scheme.
pub const MAX_AXES: usize = 4;

/// Coordinates of one token; axes that a layout does not use are 0.
pub type Position = [f64; MAX_AXES];

/// What one coordinate counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Axis {
    /// Reading order.
    Sequence,
    /// Rows of an image, downwards.
    Row,
    /// Columns of an image, to the right.
    Column,
    /// Frames of a video.
    Time,
    /// Steps from the top left corner of the picture.
    FromTopLeft,
    /// Steps from its top right corner.
    FromTopRight,
    /// Steps from its bottom left corner.
    FromBottomLeft,
    /// Steps from its bottom right corner.
    FromBottomRight,
}

/// A lattice of coordinates: origin + frame·steps\[0\] + row·steps\[1\] + column·steps\[2\].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lattice {
    /// Coordinates of the first token.
    pub origin: Position,
    /// What one frame, one row and one column add.
    pub steps: [Position; 3],
}

impl Lattice {
    /// Coordinates of the token at `[frame, row, column]`.
    pub fn at(&self, place: [usize; 3]) -> Position {
        let mut position = self.origin;
        for (step, &count) in self.steps.iter().zip(&place) {
            for (coordinate, step) in position.iter_mut().zip(step) {
                *coordinate += count as f64 * step;
            }
        }
        position
    }
}

/// Coordinates of all tokens of one segment.
#[derive(Debug, Clone, PartialEq)]
pub enum Coordinates {
    /// Equal steps.
    Lattice(Lattice),
    /// One position per token, in reading order.
    Table(Vec<Position>),
}

impl Coordinates {
    /// The position of each token of a `[frames, rows, columns]` grid.
    pub fn table(
        [frames, rows, columns]: [usize; 3],
        position: impl Fn([usize; 3]) -> Position,
    ) -> Self {
        let places = (0..frames * rows * columns)
            .map(|token| [token / (rows * columns), token / columns % rows, token % columns]);
        Self::Table(places.map(position).collect())
    }
}

/// One segment of the sequence with its coordinates.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The segment.
    pub segment: Segment,
    /// Index of its first token.
    pub first_token: usize,
    /// Next free text coordinate when it was placed.
    pub free: f64,
    /// Its coordinates.
    pub coordinates: Coordinates,
}

impl Block {
    /// Indices of its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first_token..self.first_token + self.segment.tokens()
    }

    /// Coordinates of the token at `[frame, row, column]`.
    pub fn at(&self, [frame, row, column]: [usize; 3]) -> Position {
        match &self.coordinates {
            Coordinates::Lattice(lattice) => lattice.at([frame, row, column]),
            Coordinates::Table(positions) => {
                let [_, rows, columns] = self.segment.grid();
                let token = (frame * rows + row) * columns + column;
                positions.get(token).copied().unwrap_or_default()
            }
        }
    }

    /// Its lattice; None where each token has a position of its own.
    pub fn lattice(&self) -> Option<&Lattice> {
        match &self.coordinates {
            Coordinates::Lattice(lattice) => Some(lattice),
            Coordinates::Table(_) => None,
        }
    }

    /// What one column adds, which for text is what one token adds; 0 where that differs from column to column.
    pub fn column_step(&self) -> Position {
        self.lattice().map_or([0.0; MAX_AXES], |lattice| lattice.steps[2])
    }

    /// Coordinates of its first token.
    pub fn first(&self) -> Position {
        self.at([0; 3])
    }

    /// Coordinates of its last token.
    pub fn last(&self) -> Position {
        self.at(self.segment.grid().map(|side| side - 1))
    }
}

/// One token: which it is, what it stands for, where it is in its segment and in coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// Index in the sequence, from 0.
    pub index: usize,
    /// Index of its segment.
    pub segment: usize,
    /// What it stands for.
    pub modality: Modality,
    /// Frame, row and column inside the segment, from 0.
    pub place: [usize; 3],
    /// Coordinates.
    pub position: Position,
}

/// The coordinates of a whole sequence.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    axes: &'static [Axis],
    blocks: Vec<Block>,
    next: f64,
}

impl Layout {
    pub(crate) fn new(axes: &'static [Axis], blocks: Vec<Block>, next: f64) -> Self {
        Self { axes, blocks, next }
    }

    /// What the coordinates count, in order.
    pub fn axes(&self) -> &'static [Axis] {
        self.axes
    }

    /// The segments with their coordinates.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Coordinate at which the next text token would stand.
    pub fn next(&self) -> f64 {
        self.next
    }

    /// Number of tokens N.
    pub fn tokens(&self) -> usize {
        self.blocks.last().map_or(0, |block| block.tokens().end)
    }

    /// The token of that index; beyond the end, the last one.
    pub fn token(&self, index: usize) -> Token {
        let index = index.min(self.tokens().saturating_sub(1));
        let after = self.blocks.partition_point(|block| block.first_token <= index);
        let segment = after.saturating_sub(1);
        let block = &self.blocks[segment];
        let [_, rows, columns] = block.segment.grid();
        let inside = index - block.first_token;
        let place = [inside / (rows * columns), inside / columns % rows, inside % columns];
        let modality = block.segment.modality();
        Token { index, segment, modality, place, position: block.at(place) }
    }

    /// Coordinates of the token of that index.
    pub fn position(&self, index: usize) -> Position {
        self.token(index).position
    }

    /// Position ids, one list per axis.
    pub fn ids(&self) -> Vec<Vec<f64>> {
        let positions: Vec<_> = (0..self.tokens()).map(|index| self.position(index)).collect();
        (0..self.axes.len()).map(|axis| positions.iter().map(|p| p[axis]).collect()).collect()
    }

    /// The sequence that was placed.
    pub fn sequence(&self) -> Sequence {
        let segments = self.blocks.iter().map(|block| block.segment);
        Sequence::new(segments).unwrap_or_else(|_| Sequence::text(1))
    }
}

/// `a − b`, axis by axis.
pub fn difference(a: Position, b: Position) -> Position {
    std::array::from_fn(|axis| a[axis] - b[axis])
}
