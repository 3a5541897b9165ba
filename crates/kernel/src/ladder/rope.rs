//! The geometric ladder θ_i = b^(−2i/r), i = 0 … r/2 − 1, over the r rotated channels.
//!
//! Su et al., RoFormer (arXiv:2104.09864); Su, kexue.fm 8265. With a rotated share ρ < 1 the ladder is rebuilt on
//! r = ρd channels (GPT-NeoX); the remaining channels do not rotate.

use serde::{Deserialize, Serialize};

use super::Rungs;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// θ_i = b^(−2i/r).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rope {
    /// Base b.
    pub base: f64,
    /// Share of the channels that rotate, 0 ..= 1.
    pub share: f64,
}

impl Part for Rope {
    fn id(&self) -> &'static str {
        "rope"
    }

    fn formula(&self) -> String {
        let base = number::plain(self.base);
        if self.share < 1.0 {
            format!("θᵢ = {base}^(−2i/r), r = {}·d", number::plain(self.share))
        } else {
            format!("θᵢ = {base}^(−2i/d)")
        }
    }
}

impl Rungs for Rope {
    fn rotary_channels(&self, dim: HeadDim) -> usize {
        let rotated = self.share.clamp(0.0, 1.0) * dim.get() as f64;
        // `int(head_dim * share)` of transformers; the sum guards shares such as 0.1 + 0.2.
        (rotated + 1e-9) as usize / 2 * 2
    }

    fn base(&self) -> f64 {
        self.base
    }

    fn thetas(&self, channels: usize) -> Vec<f64> {
        let exponent = |pair: usize| -2.0 * pair as f64 / channels as f64;
        (0..channels / 2).map(|pair| libm::pow(self.base, exponent(pair))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rungs_of_the_note() {
        let thetas = Rope { base: 1e4, share: 1.0 }.thetas(8);
        for (found, wanted) in thetas.iter().zip([1.0, 0.1, 0.01, 0.001]) {
            assert!((found - wanted).abs() < 1e-15);
        }
    }

    #[test]
    fn partial_rotation_counts_channels_as_published() {
        let channels = |dim, share| Rope { base: 1e4, share }.rotary_channels(HeadDim::new(dim).unwrap());
        assert_eq!([channels(96, 0.25), channels(80, 0.4), channels(128, 0.5)], [24, 32, 64]);
        assert_eq!([channels(128, 0.0), channels(128, 2.0), channels(2, 0.4)], [0, 128, 0]);
    }
}
