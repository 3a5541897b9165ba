//! **Placement**: token → coordinates.
//!
//! A placement says how text advances, where a picture or a clip stands and where text goes on after it. In most of them text
//! advances by one on every axis. Deliberately does not know: frequencies, channels, scores.

use crate::layout::{Axis, Block, Coordinates, Lattice, Layout, MAX_AXES, Position};
use crate::recipe::Part;
use crate::registry::parts;
use crate::sequence::{Segment, Sequence};

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
        row_ends::RowEnds,
        typesetting::Typesetting,
        shared_id::SharedId,
        v2pe::V2pe,
        tad::Tad,
        stamped_frames::StampedFrames,
        video_rope::VideoRope,
        spatial_reset::SpatialReset,
        v_rope::VRope,
        circle::Circle,
        scaled_grid::ScaledGrid,
        ms_rope::MsRope,
        own_grid::OwnGrid,
        flux_2::Flux2,
        unified_io_2::UnifiedIo2,
        patches::Patches,
    }
}
pub use circle::Radius;
pub use m_rope::{Clock, Release};
pub use patches::{Measure, Order};
pub use rope_tie::Solution;
pub use shared_id::Markers;
pub use spatial_reset::TextAxes;

/// Which of two published forms of a rule is meant, where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Variant {
    /// What the authors' code does.
    Code,
    /// What the paper writes.
    Paper,
}

impl Variant {
    /// Both, in the order of the knob.
    pub const ALL: [Self; 2] = [Self::Code, Self::Paper];

    fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Paper => "paper",
        }
    }
}

/// Where one segment stands, and where text goes on after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Coordinates of its tokens.
    pub coordinates: Coordinates,
    /// Coordinate of the next text token.
    pub next: f64,
}

impl Placed {
    fn on(lattice: Lattice, next: f64) -> Self {
        Self { coordinates: Coordinates::Lattice(lattice), next }
    }
}

/// A rule that gives coordinates to tokens.
pub trait Place: Part {
    /// What each coordinate counts.
    fn axes(&self) -> &'static [Axis];

    /// Coordinate of the first token: the articles of Su count from 1, the model codes from 0.
    fn first(&self) -> f64 {
        0.0
    }

    /// What one text token adds to each coordinate.
    fn text_step(&self) -> Position {
        on_all(self.axes().len(), 1.0)
    }

    /// Places a run of text when `next` is the next free text coordinate: on the axes along which text advances.
    fn text(&self, tokens: usize, next: f64) -> Placed {
        let step = self.text_step();
        let origin = step.map(|step| if step == 0.0 { 0.0 } else { next });
        let advance = step.into_iter().fold(0.0, f64::max);
        let steps = [[0.0; MAX_AXES], [0.0; MAX_AXES], step];
        Placed::on(Lattice { origin, steps }, next + tokens as f64 * advance)
    }

    /// Places a `[frames, rows, columns]` grid when `next` is the next free text coordinate.
    fn vision(&self, grid: [usize; 3], next: f64) -> Placed;

    /// As [`Self::vision`], for the picture or clip of that index in the sequence.
    fn picture(&self, _index: usize, grid: [usize; 3], next: f64) -> Placed {
        self.vision(grid, next)
    }

    /// As [`Self::vision`], for a clip with so many seconds from frame to frame; most rules count frames.
    fn clip(&self, index: usize, grid: [usize; 3], _seconds: f64, next: f64) -> Placed {
        self.picture(index, grid, next)
    }

    /// Places a whole sequence.
    fn place(&self, sequence: &Sequence) -> Layout {
        place_from(self, sequence, self.first())
    }
}

/// Places the segments one after the other; the first text coordinate is `first`.
fn place_from<P: Place + ?Sized>(rule: &P, sequence: &Sequence, first: f64) -> Layout {
    let mut next = first;
    let mut first_token = 0;
    let mut pictures = 0;
    let mut blocks = Vec::with_capacity(sequence.segments().len());
    for &segment in sequence.segments() {
        let placed = match segment {
            Segment::Text { tokens } => rule.text(tokens, next),
            Segment::Image { .. } => rule.picture(pictures, segment.grid(), next),
            Segment::Video { seconds, .. } => rule.clip(pictures, segment.grid(), seconds, next),
        };
        pictures += usize::from(!segment.is_text());
        blocks.push(Block { segment, first_token, free: next, coordinates: placed.coordinates });
        first_token += segment.tokens();
        next = placed.next;
    }
    Layout::new(rule.axes(), blocks, next)
}

/// `value` on the first `axes` axes.
fn on_all(axes: usize, value: f64) -> Position {
    std::array::from_fn(|axis| if axis < axes { value } else { 0.0 })
}

/// `value` on one axis.
fn on(axis: usize, value: f64) -> Position {
    std::array::from_fn(|a| if a == axis { value } else { 0.0 })
}

/// The sum, axis by axis.
fn plus(a: Position, b: Position) -> Position {
    std::array::from_fn(|axis| a[axis] + b[axis])
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
        let video = Segment::clip(2, 2, 2);
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
