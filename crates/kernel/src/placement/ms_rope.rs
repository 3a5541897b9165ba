//! MSRoPE: pictures are centred on (0, 0), text stands on the diagonal outside of all of them.
//!
//! Qwen-Image, arXiv:2508.02324, released code: rows −(h−⌊h/2⌋) … ⌊h/2⌋−1, columns alike, time is the index of the picture (a frame
//! of a clip adds one); text token k ↦ (s+k, s+k, s+k), s = max(⌊h/2⌋, ⌊w/2⌋) over all pictures, wherever they stand in the text.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, place_from};
use crate::layout::{Axis, Lattice, Layout};
use crate::recipe::Part;
use crate::sequence::Sequence;

/// Three axes; centred pictures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MsRope;

impl Part for MsRope {
    fn id(&self) -> &'static str {
        "ms-rope"
    }

    fn formula(&self) -> String {
        "patch ↦ (picture, i − ⌈h/2⌉, j − ⌈w/2⌉), text ↦ s + k, s = max ⌊side/2⌋".into()
    }
}

impl Place for MsRope {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        self.picture(0, grid, next)
    }

    fn picture(&self, index: usize, [_, rows, columns]: [usize; 3], next: f64) -> Placed {
        let [row, column] = [rows, columns].map(|side| -(side.div_ceil(2) as f64));
        let steps = [on(0, 1.0), on(1, 1.0), on(2, 1.0)];
        Placed::on(Lattice { origin: [index as f64, row, column, 0.0], steps }, next)
    }

    fn place(&self, sequence: &Sequence) -> Layout {
        let pictures = sequence.segments().iter().filter(|segment| !segment.is_text());
        let halves = pictures.map(|segment| {
            let [_, rows, columns] = segment.grid();
            rows.max(columns) / 2
        });
        place_from(self, sequence, halves.max().unwrap_or(0) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn pictures_are_centred_and_text_begins_outside() {
        let ids = coordinates(&MsRope.place(&running()));
        assert_eq!([&ids[3], &ids[8]], [&[0.0, -1.0, -2.0], &[0.0, 0.0, 0.0]]);
        assert_eq!([&ids[0], &ids[9]], [&[1.0; 3], &[4.0; 3]]);
    }
}
