//! The ladder of the whole head, cut: the fastest share of the pairs turns, the slow rest stands still.
//!
//! p-RoPE, Barbero et al. (arXiv:2410.06205); `rope_type: "proportional"` of Gemma 4 in transformers 5. Other than a partial
//! rotation ([`super::Rope`] with a share), which rebuilds the whole ladder on fewer channels, this one drops its slow end;
//! pairs at rest still count as rotated channels.

use serde::{Deserialize, Serialize};

use super::Rungs;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// θ_i = b^(−2i/d) for i < ⌊p·d/2⌋, else 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Truncated {
    /// Base b.
    pub base: f64,
    /// Share p of the pairs that turns, 0 ..= 1.
    pub share: f64,
}

impl Part for Truncated {
    fn id(&self) -> &'static str {
        "truncated"
    }

    fn formula(&self) -> String {
        let [base, share] = [self.base, self.share].map(number::plain);
        format!("θᵢ = {base}^(−2i/d) for i < {share}·d/2, else 0")
    }
}

impl Rungs for Truncated {
    fn rotary_channels(&self, dim: HeadDim) -> usize {
        dim.get()
    }

    fn base(&self) -> f64 {
        self.base
    }

    fn thetas(&self, channels: usize) -> Vec<f64> {
        // `int(share * head_dim // 2)` of transformers; the sum guards shares such as 0.1 + 0.2.
        let turning = (self.share.clamp(0.0, 1.0) * channels as f64 / 2.0 + 1e-9) as usize;
        let theta = |pair: usize| libm::pow(self.base, -2.0 * pair as f64 / channels as f64);
        (0..channels / 2).map(|pair| if pair < turning { theta(pair) } else { 0.0 }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_turns_as_before() {
        let [whole, half] = [1.0, 0.5].map(|share| Truncated { base: 1e4, share }.thetas(16));
        assert_eq!(half[..4], whole[..4]);
        assert_eq!(half[4..], [0.0; 4]);
        assert_eq!(Truncated { base: 1e6, share: 0.25 }.thetas(512).iter().filter(|t| **t > 0.0).count(), 64);
    }
}
