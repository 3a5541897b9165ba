//! VideoRoPE: frames stand along the diagonal, δ apart, each centred on it.
//!
//! arXiv:2502.05173. Code: patch (f, i, j) ↦ (τ, τ + i − ⌊(h−1)/2⌋, τ + j − ⌊(w−1)/2⌋), τ = p + δf, text goes on at p + δ(T−1) + 1.
//! Paper (as noted second hand): centred by h/2 and w/2, and text goes on at p + δT. HoPE uses the code with γ for δ.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, Variant, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::number::plain;
use crate::recipe::Part;

/// Three axes; a diagonal layout.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct VideoRope {
    /// Ids from one frame to the next.
    pub delta: f64,
    /// Code or paper.
    pub variant: Variant,
}

impl Part for VideoRope {
    fn id(&self) -> &'static str {
        "video-rope"
    }

    fn formula(&self) -> String {
        let [delta, name] = [plain(self.delta), self.variant.name().into()];
        format!("τ = p + {delta}·f, (τ, τ + i − h/2, τ + j − w/2) ({name})")
    }
}

impl Place for VideoRope {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let centre = |side: usize| match self.variant {
            Variant::Code => (side.saturating_sub(1) / 2) as f64,
            Variant::Paper => side as f64 / 2.0,
        };
        let origin = [next, next - centre(rows), next - centre(columns), 0.0];
        let steps = [on_all(3, self.delta), on(1, 1.0), on(2, 1.0)];
        let span = match self.variant {
            Variant::Code => self.delta * frames.saturating_sub(1) as f64 + 1.0,
            Variant::Paper => self.delta * frames as f64,
        };
        Placed::on(Lattice { origin, steps }, next + span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, clip, coordinates, running};
    use super::*;

    #[test]
    fn example_of_the_code() {
        let code = VideoRope { delta: 2.0, variant: Variant::Code };
        let wanted: [&[f64]; 8] = [
            &[3., 3., 2.], &[3., 3., 3.], &[3., 3., 4.], &[3., 4., 2.], &[3., 4., 3.], &[3., 4., 4.],
            &[4., 4., 4.], &[5., 5., 5.],
        ];
        assert_near(&coordinates(&code.place(&running()))[3..], &wanted);
        let clip_ids = coordinates(&code.place(&clip()));
        assert_eq!((&clip_ids[7][..], &clip_ids[11][..]), (&[5.0; 3][..], &[6.0; 3][..]));
        let paper = VideoRope { delta: 2.0, variant: Variant::Paper };
        assert_eq!(coordinates(&paper.place(&clip()))[11], [7.0; 3]);
    }
}
