//! XPOS: pair i loses a factor ζ_i in every B steps, fast pairs the most.
//!
//! Sun et al., arXiv:2212.10554; torchscale: ζ_i = (2i + 0.4d)/1.4d, B = 512. Libraries split the factor over q and k around
//! the middle of the text, which their product does not notice.

use serde::{Deserialize, Serialize};

use super::Fade;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// ζ_i^(|Δ|/B).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct XPos {
    /// B: `scale_base`.
    pub scale: f64,
}

impl XPos {
    /// ζ of a pair.
    pub fn zeta(pair: usize, dim: HeadDim) -> f64 {
        let channels = dim.get() as f64;
        (2.0 * pair as f64 + 0.4 * channels) / (1.4 * channels)
    }
}

impl Part for XPos {
    fn id(&self) -> &'static str {
        "xpos"
    }

    fn formula(&self) -> String {
        format!("· ζᵢ^(|Δ|/{}), ζᵢ = (2i + 0.4d)/1.4d", number::plain(self.scale))
    }
}

impl Fade for XPos {
    fn rate(&self, pair: usize, dim: HeadDim) -> f64 {
        libm::log(Self::zeta(pair, dim)).min(0.0) / self.scale.max(1e-3)
    }
}
