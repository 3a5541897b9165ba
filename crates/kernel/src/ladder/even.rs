//! The ladder from 1 to 1/b with both ends reached: θ_i = b^(−i/(d/2 − 1)).
//!
//! RetNet, Sun et al. 2023 (arXiv:2307.08621): `10000 ** linspace(0, 1, d/2)` in torchscale. RoPE's own ladder stops one rung
//! short of 1/b.

use serde::{Deserialize, Serialize};

use super::Rungs;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// θ_i = b^(−i/(d/2 − 1)).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Even {
    /// Base b.
    pub base: f64,
}

impl Part for Even {
    fn id(&self) -> &'static str {
        "even"
    }

    fn formula(&self) -> String {
        format!("θᵢ = {}^(−i/(d/2 − 1))", number::plain(self.base))
    }
}

impl Rungs for Even {
    fn rotary_channels(&self, dim: HeadDim) -> usize {
        dim.get()
    }

    fn base(&self) -> f64 {
        self.base
    }

    fn thetas(&self, channels: usize) -> Vec<f64> {
        let pairs = channels / 2;
        // A single pair is the first rung.
        let last = pairs.saturating_sub(1).max(1) as f64;
        (0..pairs).map(|pair| libm::pow(self.base, -(pair as f64) / last)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_reached() {
        let thetas = Even { base: 1e4 }.thetas(8);
        assert_eq!([thetas[0], thetas[3]], [1.0, 1e-4]);
        assert_eq!(Even { base: 1e4 }.thetas(2), [1.0]);
    }
}
