//! **Placement**: token → coordinates.
//!
//! Text advances by one on every axis; a placement says where a picture or a clip stands and where text
//! goes on after it. Deliberately does not know: frequencies, channels, scores.

use crate::layout::{Axis, Block, Lattice, Layout, MAX_AXES};
use crate::recipe::Part;
use crate::registry::parts;
use crate::sequence::Sequence;

parts! {
    /// Token → coordinates.
    #[derive(Copy)]
    Placement: Place {
        flatten::Flatten,
        naive_lift::NaiveLift,
        rope_tie::RopeTie,
        rope_tv::RopeTv,
        rope_tv_video::RopeTvVideo,
        m_rope::MRope,
    }
}
pub use rope_tie::Solution;

/// Where one picture or clip stands, and where text goes on after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Coordinates of its patches.
    pub lattice: Lattice,
    /// Coordinate of the next text token.
    pub next: f64,
}

/// A rule that gives coordinates to tokens.
pub trait Place: Part {
    /// What each coordinate counts.
    fn axes(&self) -> &'static [Axis];

    /// Coordinate of the first token: the articles of Su count from 1, the model codes from 0.
    fn first(&self) -> f64 {
        0.0
    }

    /// Places a `[frames, rows, columns]` grid when `next` is the next free text coordinate.
    fn vision(&self, grid: [usize; 3], next: f64) -> Placed;

    /// Places a whole sequence.
    fn place(&self, sequence: &Sequence) -> Layout {
        let axes = self.axes();
        let mut next = self.first();
        let mut first_token = 0;
        let mut blocks = Vec::with_capacity(sequence.segments().len());
        for &segment in sequence.segments() {
            let placed = if segment.is_text() {
                text(axes.len(), segment.tokens(), next)
            } else {
                self.vision(segment.grid(), next)
            };
            blocks.push(Block { segment, first_token, free: next, lattice: placed.lattice });
            first_token += segment.tokens();
            next = placed.next;
        }
        Layout::new(axes, blocks, next)
    }
}

/// Text: the same coordinate on every axis, one step per token.
fn text(axes: usize, tokens: usize, next: f64) -> Placed {
    let step = on_all(axes, 1.0);
    let lattice =
        Lattice { origin: on_all(axes, next), steps: [[0.0; MAX_AXES], [0.0; MAX_AXES], step] };
    Placed { lattice, next: next + tokens as f64 }
}

/// `value` on the first `axes` axes.
fn on_all(axes: usize, value: f64) -> [f64; MAX_AXES] {
    std::array::from_fn(|axis| if axis < axes { value } else { 0.0 })
}

/// `value` on one axis.
fn on(axis: usize, value: f64) -> [f64; MAX_AXES] {
    std::array::from_fn(|a| if a == axis { value } else { 0.0 })
}

#[cfg(test)]
pub(crate) mod examples {
    //! The running example of the notes: text 3, image 2×3, text 2.
    use super::*;
    use crate::sequence::Segment;

    pub(crate) fn running() -> Sequence {
        let image = Segment::Image { rows: 2, columns: 3 };
        Sequence::new([Segment::Text { tokens: 3 }, image, Segment::Text { tokens: 2 }]).unwrap()
    }

    pub(crate) fn clip() -> Sequence {
        let video = Segment::Video { frames: 2, rows: 2, columns: 2 };
        Sequence::new([Segment::Text { tokens: 3 }, video, Segment::Text { tokens: 1 }]).unwrap()
    }

    /// Coordinates of every token on the axes that are used.
    pub(crate) fn coordinates(layout: &Layout) -> Vec<Vec<f64>> {
        let axes = layout.axes().len();
        (0..layout.tokens()).map(|index| layout.position(index)[..axes].to_vec()).collect()
    }

    pub(crate) fn assert_near(found: &[Vec<f64>], wanted: &[&[f64]]) {
        assert_eq!(found.len(), wanted.len());
        for (found, wanted) in found.iter().zip(wanted) {
            let near = found.iter().zip(*wanted).all(|(f, w)| (f - w).abs() < 5e-4);
            assert!(near && found.len() == wanted.len(), "{found:?} instead of {wanted:?}");
        }
    }
}
