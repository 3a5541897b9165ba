//! M-RoPE: three axes (time, row, column) that all begin at the next free id.
//!
//! Patch (f, i, j) ↦ (p + f, p + i, p + j); text goes on at p + max(T, h, w) (Qwen2-VL, arXiv:2409.12191, and
//! its released code). Rows and columns are counted after the 2×2 patch merge. Positions count from 0.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// Three axes; a clip begins at the next free text coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MRope;

impl Part for MRope {
    fn id(&self) -> &'static str {
        "m-rope"
    }

    fn formula(&self) -> String {
        "(p + f, p + i, p + j)".into()
    }
}

impl Place for MRope {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        let steps = [on(0, 1.0), on(1, 1.0), on(2, 1.0)];
        let span = grid.into_iter().max().unwrap_or(1);
        Placed { lattice: Lattice { origin: on_all(3, next), steps }, next: next + span as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, clip, coordinates, running};
    use super::*;

    #[test]
    fn example_of_the_code() {
        let wanted: [&[f64]; 11] = [
            &[0., 0., 0.], &[1., 1., 1.], &[2., 2., 2.], &[3., 3., 3.], &[3., 3., 4.], &[3., 3., 5.],
            &[3., 4., 3.], &[3., 4., 4.], &[3., 4., 5.], &[6., 6., 6.], &[7., 7., 7.],
        ];
        assert_near(&coordinates(&MRope.place(&running())), &wanted);
        let clip = coordinates(&MRope.place(&clip()));
        assert_eq!([&clip[3], &clip[10], &clip[11]], [&vec![3.0; 3], &vec![4.0; 3], &vec![5.0; 3]]);
    }
}
