//! How far neighbouring patches are from each other.

use super::Norm;
use crate::layout::{Block, Layout};

/// Distances between neighbours of a picture, in text steps; None where there are no such neighbours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pitch {
    /// From the first patch to its right neighbour.
    pub right: Option<f64>,
    /// From the first patch to the one below it.
    pub down: Option<f64>,
    /// From the first patch to the same place in the next frame.
    pub later: Option<f64>,
}

impl Pitch {
    /// Down over right: 1 when a picture is as fine in both directions.
    pub fn isotropy(&self) -> Option<f64> {
        let (down, right) = (self.down?, self.right?);
        (right > 0.0).then(|| down / right)
    }
}

impl Layout {
    /// The pitch of one segment.
    pub fn pitch(&self, block: &Block) -> Pitch {
        let axes = self.axes().len();
        let [frames, rows, columns] = block.segment.grid();
        let to = |sides: usize, place: [usize; 3]| {
            (sides > 1).then(|| Norm::TextSteps.of(block.at(place), block.first(), axes))
        };
        Pitch {
            right: to(columns, [0, 0, 1]),
            down: to(rows, [0, 1, 0]),
            later: to(frames, [1, 0, 0]),
        }
    }
}
