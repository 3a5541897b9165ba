//! MM-RoPE: M-RoPE with a pitch per axis.
//!
//! Patch (f, i, j) ↦ (p + s_t f, p + s_h i, p + s_w j); (4, 8, 8) makes distances between latents those between pixels (Lumos-1,
//! arXiv:2507.08801, as re-implemented by the authors of MRoPE-I). Text goes on after the largest id.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::number::plain;
use crate::recipe::Part;

/// Three axes with pitches of their own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ScaledGrid {
    /// Pitch in time, rows and columns.
    pub scales: [f64; 3],
}

impl Part for ScaledGrid {
    fn id(&self) -> &'static str {
        "scaled-grid"
    }

    fn formula(&self) -> String {
        let [t, h, w] = self.scales.map(plain);
        format!("(p + {t}·f, p + {h}·i, p + {w}·j)")
    }
}

impl Place for ScaledGrid {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        let steps = std::array::from_fn(|axis| on(axis, self.scales[axis]));
        let spans = grid.iter().zip(self.scales).map(|(&side, scale)| scale * (side as f64 - 1.0));
        let span = spans.fold(0.0, f64::max) + 1.0;
        Placed::on(Lattice { origin: on_all(3, next), steps }, next + span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn pitches_of_latents() {
        let ids = coordinates(&ScaledGrid { scales: [4.0, 8.0, 8.0] }.place(&running()));
        assert_eq!([&ids[8], &ids[9]], [&[3.0, 11.0, 19.0], &[20.0; 3]]);
    }
}
