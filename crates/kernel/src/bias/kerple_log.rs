//! KERPLE, logarithmic: −r₁·ln(1 + r₂·|Δ|), both numbers learned per head.
//!
//! Chi et al., arXiv:2205.09921.

use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::number;
use crate::recipe::Part;

/// −r₁·ln(1 + r₂·|Δ|).
///
/// ```
/// use rotarium_kernel::bias::{AddToScore, KerpleLog};
/// let bias = KerpleLog { amplitude: 2.0, rate: 0.5 };
/// assert!((bias.at(9.0, 1.0) + 2.0 * 5_f64.ln()).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KerpleLog {
    /// r₁ > 0.
    pub amplitude: f64,
    /// r₂ > 0.
    pub rate: f64,
}

impl Part for KerpleLog {
    fn id(&self) -> &'static str {
        "kerple-log"
    }

    fn formula(&self) -> String {
        let [amplitude, rate] = [self.amplitude, self.rate].map(number::plain);
        format!("− {amplitude}·ln(1 + {rate}·|Δ|)")
    }
}

impl AddToScore for KerpleLog {
    fn at(&self, query: f64, key: f64) -> f64 {
        -self.amplitude * libm::log1p(self.rate * (query - key).abs())
    }
}
