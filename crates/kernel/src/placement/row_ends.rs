//! Flatten with row ends: every row of a picture costs one id more than its patches.
//!
//! The end-of-line token of Emu3 (released code) and `IMG_BREAK` of Pixtral. Only the ids of the row ends are here; they are no
//! tokens of the sequence, and markers around the picture are text of the sequence.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// One axis; the vertical pitch is w + 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RowEnds;

impl Part for RowEnds {
    fn id(&self) -> &'static str {
        "row-ends"
    }

    fn formula(&self) -> String {
        "patch (i, j) ↦ p + i·(w+1) + j, p ← p + h·(w+1)".into()
    }
}

impl Place for RowEnds {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Sequence]
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let row = columns as f64 + 1.0;
        let frame = rows as f64 * row;
        let lattice = Lattice { origin: on(0, next), steps: [on(0, frame), on(0, row), on(0, 1.0)] };
        Placed::on(lattice, next + frames as f64 * frame)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn a_picture_takes_its_patches_and_its_rows() {
        let ids = coordinates(&RowEnds.place(&running())).concat();
        assert_eq!(ids, [0., 1., 2., 3., 4., 5., 7., 8., 9., 11., 12.]);
    }
}
