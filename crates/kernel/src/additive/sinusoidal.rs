//! Sinusoidal vectors: channels (2i, 2i + 1) of position n hold (sin nθ_i, cos nθ_i), θ_i = b^(−2i/d).
//!
//! Vaswani et al. 2017 (arXiv:1706.03762); Su, kexue.fm 8231. The product of two of them is Σ cos (m − n)θ_i, the same curve
//! as RoPE, but only where content is absent.

use serde::{Deserialize, Serialize};

use super::AddToVectors;
use crate::number;
use crate::recipe::Part;

/// (sin nθ_i, cos nθ_i) per pair of channels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sinusoidal {
    /// Base b.
    pub base: f64,
}

impl Sinusoidal {
    /// The vector of `position`, `dim` channels in interleaved order.
    pub fn vector(&self, position: f64, dim: usize) -> Vec<f64> {
        let angles = self.thetas(dim).into_iter().map(|theta| libm::sincos(position * theta));
        angles.flat_map(|(sin, cos)| [sin, cos]).collect()
    }
}

impl Part for Sinusoidal {
    fn id(&self) -> &'static str {
        "sinusoidal"
    }

    fn formula(&self) -> String {
        format!("+ (sin nθᵢ, cos nθᵢ), θᵢ = {}^(−2i/d)", number::plain(self.base))
    }
}

impl AddToVectors for Sinusoidal {
    fn thetas(&self, dim: usize) -> Vec<f64> {
        (0..dim / 2).map(|pair| libm::pow(self.base, -2.0 * pair as f64 / dim as f64)).collect()
    }
}
