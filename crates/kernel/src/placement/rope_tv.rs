//! RoPE-TV (RoPE-Tie-v2): the picture keeps pitch 1 and floats at the middle of the hole its tokens leave.
//!
//! Patch (i, j) ↦ (β₁ + i, β₂ + j), β₁ = L + (wh − h)/2, β₂ = L + (wh − w)/2, K = L + wh + 1
//! (Su, kexue.fm 10352, 2024-09-06, eq. for γ = 1). Positions count from 1. Frames of a clip follow each other
//! as separate pictures; [`super::RopeTvVideo`] gives time an axis of its own.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// Two axes (row, column); the centre of the picture lies on the text diagonal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RopeTv;

impl Part for RopeTv {
    fn id(&self) -> &'static str {
        "rope-tv"
    }

    fn formula(&self) -> String {
        "(L + ½(wh−h) + i, L + ½(wh−w) + j)".into()
    }
}

impl Place for RopeTv {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Row, Axis::Column]
    }

    fn first(&self) -> f64 {
        1.0
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let patches = (rows * columns) as f64;
        let mut origin = on(0, next + (patches - rows as f64) / 2.0);
        origin[1] = next + (patches - columns as f64) / 2.0;
        let steps = [on_all(2, patches), on(0, 1.0), on(1, 1.0)];
        Placed::on(Lattice { origin, steps }, next + frames as f64 * patches)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, coordinates, running};
    use super::*;
    use crate::sequence::{Segment, Sequence};

    #[test]
    fn example_of_the_article() {
        let wanted: [&[f64]; 11] = [
            &[1., 1.], &[2., 2.], &[3., 3.], &[6., 5.5], &[6., 6.5], &[6., 7.5], &[7., 5.5], &[7., 6.5],
            &[7., 7.5], &[10., 10.], &[11., 11.],
        ];
        assert_near(&coordinates(&RopeTv.place(&running())), &wanted);
    }

    #[test]
    fn one_patch_is_a_text_token() {
        let patch = Segment::Image { rows: 1, columns: 1 };
        let sequence = Sequence::new([Segment::Text { tokens: 2 }, patch, Segment::Text { tokens: 2 }]);
        let layout = RopeTv.place(&sequence.unwrap());
        assert_eq!(coordinates(&layout), coordinates(&RopeTv.place(&Sequence::text(5))));
    }
}
