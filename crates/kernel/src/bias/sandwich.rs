//! Sandwich: the product of two sinusoidal vectors, as a bias: λ·Σ cos(Δ/10000^(2i/d̄)).
//!
//! Chi et al., arXiv:2212.10356; Su, kexue.fm 9431. Falls like ALiBi nearby and levels off far away.

use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::number;
use crate::recipe::Part;

/// λ·Σ_{i = 1}^{d̄/2} cos(Δ/10000^(2i/d̄)).
///
/// ```
/// use rotarium_kernel::bias::{AddToScore, Sandwich};
/// let bias = Sandwich { amplitude: 0.5, width: 4 };
/// assert!((bias.at(3.0, 3.0) - 1.0).abs() < 1e-15); // λ·d̄/2
/// assert!((bias.at(100.0, 0.0) - 0.5 * (1_f64.cos() + 0.01_f64.cos())).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sandwich {
    /// λ.
    pub amplitude: f64,
    /// d̄: channels of the vectors.
    pub width: usize,
}

impl Part for Sandwich {
    fn id(&self) -> &'static str {
        "sandwich"
    }

    fn formula(&self) -> String {
        let (amplitude, width) = (number::plain(self.amplitude), self.width);
        format!("+ {amplitude}·Σᵢ cos(Δ/10000^(2i/{width}))")
    }
}

impl AddToScore for Sandwich {
    fn at(&self, query: f64, key: f64) -> f64 {
        let turn = |i: usize| {
            let theta = libm::pow(1e4, -2.0 * i as f64 / self.width as f64);
            libm::cos((query - key) * theta)
        };
        self.amplitude * (1..=self.width / 2).map(turn).sum::<f64>()
    }
}
