//! Unified-IO 2: text counts on one axis, pictures on two others; they share no coordinate.
//!
//! arXiv:2312.17172, released code: text token n ↦ (n, 0, 0), patch (i, j) ↦ (0, i, j) with text counted apart. Scores between text
//! and pictures are therefore no function of a relative position. Frames of a clip lie over each other.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice, Position};
use crate::recipe::Part;

/// Three axes (text, row, column).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct UnifiedIo2;

impl Part for UnifiedIo2 {
    fn id(&self) -> &'static str {
        "unified-io-2"
    }

    fn formula(&self) -> String {
        "text ↦ (n, 0, 0), patch ↦ (0, i, j)".into()
    }
}

impl Place for UnifiedIo2 {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Sequence, Axis::Row, Axis::Column]
    }

    fn text_step(&self) -> Position {
        on(0, 1.0)
    }

    fn vision(&self, _: [usize; 3], next: f64) -> Placed {
        let steps = [on(0, 0.0), on(1, 1.0), on(2, 1.0)];
        Placed::on(Lattice { origin: on(0, 0.0), steps }, next)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn pictures_do_not_move_text() {
        let ids = coordinates(&UnifiedIo2.place(&running()));
        assert_eq!([&ids[2], &ids[8], &ids[9]], [&[2., 0., 0.], &[0., 1., 2.], &[3., 0., 0.]]);
    }
}
