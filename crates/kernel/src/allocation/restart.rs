//! Each axis has a block of pairs and a ladder of its own.
//!
//! FLUX.1, Qwen-Image and HunyuanVideo: 16, 56, 56 channels; FLUX.2: four times 32; Wan 2.1: 44, 42, 42; OmniGen2: three times 40. Text on
//! the diagonal is not RoPE-1D.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::{Axis, MAX_AXES};
use crate::recipe::Part;

/// Blocks of pairs with ladders of their own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Restart {
    /// Pairs of each axis; the last one takes what is left.
    pub pairs: [usize; MAX_AXES],
}

impl Part for Restart {
    fn id(&self) -> &'static str {
        "restart"
    }

    fn formula(&self) -> String {
        let pairs: Vec<_> = self.pairs.iter().filter(|&&pairs| pairs > 0).map(ToString::to_string).collect();
        format!("blocks of {} pairs, θ_t = b^(−2t/d_a) in each", pairs.join(", "))
    }
}

impl Allocate for Restart {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let mut left = channels / 2;
        let mut omegas = Vec::with_capacity(left);
        let last = axes.len().saturating_sub(1);
        for (axis, &pairs) in self.pairs.iter().enumerate().take(last + 1) {
            let own = if axis == last { left } else { pairs.min(left) };
            omegas.extend(along(ladder(2 * own), |_| axis));
            left -= own;
        }
        omegas
    }
}

#[cfg(test)]
mod tests {
    use super::super::tools::{THREE, axes_of, ladder};
    use super::*;

    #[test]
    fn blocks_of_flux() {
        let flux = Restart { pairs: [8, 28, 28, 0] };
        let axes = axes_of(&flux, 128);
        assert_eq!((axes[7], axes[8], axes[35], axes[36], axes.len()), (0, 1, 1, 2, 64));
        let omegas = flux.frequencies(&THREE, 128, &ladder);
        assert_eq!([omegas[0][0], omegas[8][1], omegas[36][2]], [1.0; 3]);
        assert!((omegas[1][0] - libm::pow(1e4, -2.0 / 16.0)).abs() < 1e-15);
    }
}
