//! A grid of its own: every picture or clip counts from 0, and text does not turn.
//!
//! Patch (f, i, j) ↦ (g + f, i, j). HunyuanVideo and Wan 2.1: g = 0; text is not rotated, or reached by cross-attention only. FLUX.1:
//! text (0, 0, 0), the picture g = 0, a reference picture (Kontext) g = 1. From the released codes.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice, MAX_AXES, Position};
use crate::number::plain;
use crate::recipe::Part;

/// Three axes; text at (0, 0, 0).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OwnGrid {
    /// What the time axis of every picture after the first begins with.
    pub reference: f64,
}

impl Part for OwnGrid {
    fn id(&self) -> &'static str {
        "own-grid"
    }

    fn formula(&self) -> String {
        let reference = plain(self.reference);
        format!("patch ↦ (f, i, j), later pictures ({reference} + f, i, j), text ↦ (0, 0, 0)")
    }
}

impl Place for OwnGrid {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn text_step(&self) -> Position {
        [0.0; MAX_AXES]
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        self.picture(0, grid, next)
    }

    fn picture(&self, index: usize, _: [usize; 3], next: f64) -> Placed {
        let origin = on(0, if index == 0 { 0.0 } else { self.reference });
        Placed::on(Lattice { origin, steps: [on(0, 1.0), on(1, 1.0), on(2, 1.0)] }, next)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn text_stands_at_the_origin() {
        let ids = coordinates(&OwnGrid { reference: 1.0 }.place(&running()));
        assert_eq!([&ids[2], &ids[8], &ids[9]], [&[0.0; 3], &[0.0, 1.0, 2.0], &[0.0; 3]]);
        let placed = OwnGrid { reference: 1.0 }.picture(2, [1, 1, 1], 0.0);
        assert_eq!(placed.coordinates, OwnGrid { reference: 1.0 }.picture(1, [1, 1, 1], 0.0).coordinates);
    }
}
