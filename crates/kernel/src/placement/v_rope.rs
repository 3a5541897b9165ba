//! VRoPE: four coordinates per patch, its steps from the four corners of the picture.
//!
//! arXiv:2502.11664, released code: i + j, i + j̄, ī + j, ī + j̄ with ī = h−1−i and j̄ = w−1−j; frame f adds f(h+w−1); text goes on at
//! p + T(h+w−1). Both gaps are (1, w, h, h+w−1).

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on_all, plus};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// Four axes; corners and centre are balanced.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct VRope;

impl Part for VRope {
    fn id(&self) -> &'static str {
        "v-rope"
    }

    fn formula(&self) -> String {
        "p + f(h+w−1) + (i+j, i+j̄, ī+j, ī+j̄), p ← p + T(h+w−1)".into()
    }
}

impl Place for VRope {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::FromTopLeft, Axis::FromTopRight, Axis::FromBottomLeft, Axis::FromBottomRight]
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let [down, right] = [rows, columns].map(|side| side.saturating_sub(1) as f64);
        let origin = plus(on_all(4, next), [0.0, right, down, down + right]);
        let span = down + right + 1.0;
        let steps = [on_all(4, span), [1.0, 1.0, -1.0, -1.0], [1.0, -1.0, 1.0, -1.0]];
        Placed::on(Lattice { origin, steps }, next + frames as f64 * span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, clip, coordinates, running};
    use super::*;

    #[test]
    fn example_of_the_code() {
        let wanted: [&[f64]; 8] = [
            &[3., 5., 4., 6.], &[4., 4., 5., 5.], &[5., 3., 6., 4.], &[4., 6., 3., 5.], &[5., 5., 4., 4.],
            &[6., 4., 5., 3.], &[7.; 4], &[8.; 4],
        ];
        assert_near(&coordinates(&VRope.place(&running()))[3..], &wanted);
        let ids = coordinates(&VRope.place(&clip()));
        assert_eq!([&ids[7], &ids[11]], [&[6., 7., 7., 8.], &[9.; 4]]);
    }
}
