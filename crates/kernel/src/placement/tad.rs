//! TAD-RoPE: the id is a count of tokens plus a count of texts and frames.
//!
//! As re-implemented in the code of VideoRoPE (the paper of TC-LLaVA was not read): text advances by 2, patches by 1 inside a frame
//! and by 2 from frame to frame.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice, Position};
use crate::recipe::Part;

/// One axis; frames and text tokens count twice.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Tad;

impl Part for Tad {
    fn id(&self) -> &'static str {
        "tad"
    }

    fn formula(&self) -> String {
        "text: p ← p + 2, patch: p ← p + 1, next frame: p ← p + 2".into()
    }
}

impl Place for Tad {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Sequence]
    }

    fn text_step(&self) -> Position {
        on(0, 2.0)
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let frame = (rows * columns) as f64 + 1.0;
        let steps = [on(0, frame), on(0, columns as f64), on(0, 1.0)];
        Placed::on(Lattice { origin: on(0, next), steps }, next + frames as f64 * frame)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{clip, coordinates, running};
    use super::*;

    #[test]
    fn examples_of_the_code() {
        let ids = coordinates(&Tad.place(&running())).concat();
        assert_eq!(ids, [0., 2., 4., 6., 7., 8., 9., 10., 11., 13., 15.]);
        let ids = coordinates(&Tad.place(&clip())).concat();
        assert_eq!(ids[3..], [6., 7., 8., 9., 11., 12., 13., 14., 16.]);
    }
}
