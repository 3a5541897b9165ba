//! Spatial reset: rows and columns of every picture count from 0, only time goes on.
//!
//! Patch (f, i, j) ↦ (p + δf, i, j); p ← p + max(δ(T−1) + 1, h, w). OmniGen2 (arXiv:2506.18871, released code) and MRoPE-I with
//! reset (arXiv:2510.23095, released code) keep text at (k, k, k); a note on IL-RoPE puts it at (k, 0, 0).

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice, Position};
use crate::number::plain;
use crate::recipe::Part;

/// Which axes text advances along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextAxes {
    /// All: (k, k, k).
    All,
    /// Time alone: (k, 0, 0).
    Time,
}

impl TextAxes {
    /// Both, in the order of the knob.
    pub const ALL: [Self; 2] = [Self::All, Self::Time];
}

/// Three axes; pictures begin at row and column 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SpatialReset {
    /// Ids from one frame to the next.
    pub delta: f64,
    /// Which axes text advances along.
    pub text: TextAxes,
}

impl Part for SpatialReset {
    fn id(&self) -> &'static str {
        "spatial-reset"
    }

    fn formula(&self) -> String {
        let text = match self.text {
            TextAxes::All => "(k, k, k)",
            TextAxes::Time => "(k, 0, 0)",
        };
        format!("patch ↦ (p + {}·f, i, j), text ↦ {text}", plain(self.delta))
    }
}

impl Place for SpatialReset {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn text_step(&self) -> Position {
        match self.text {
            TextAxes::All => on_all(3, 1.0),
            TextAxes::Time => on(0, 1.0),
        }
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let time = self.delta * frames.saturating_sub(1) as f64 + 1.0;
        let span = time.max(rows.max(columns) as f64);
        let steps = [on(0, self.delta), on(1, 1.0), on(2, 1.0)];
        Placed::on(Lattice { origin: on(0, next), steps }, next + span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, clip, coordinates, running};
    use super::*;

    #[test]
    fn examples_of_the_codes() {
        let reset = SpatialReset { delta: 1.0, text: TextAxes::All };
        let wanted: [&[f64]; 8] = [
            &[3., 0., 0.], &[3., 0., 1.], &[3., 0., 2.], &[3., 1., 0.], &[3., 1., 1.], &[3., 1., 2.],
            &[6., 6., 6.], &[7., 7., 7.],
        ];
        assert_near(&coordinates(&reset.place(&running()))[3..], &wanted);
        let ids = coordinates(&reset.place(&clip()));
        assert_eq!([&ids[3], &ids[10], &ids[11]], [&[3., 0., 0.], &[4., 1., 1.], &[5., 5., 5.]]);
        let on_time = SpatialReset { text: TextAxes::Time, ..reset };
        assert_eq!(coordinates(&on_time.place(&running()))[9], [6.0, 0.0, 0.0]);
    }
}
