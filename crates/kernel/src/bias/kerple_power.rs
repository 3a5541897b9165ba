//! KERPLE, power: −r₁·|Δ|^r₂ with 0 < r₂ ≤ 2, both numbers learned per head. r₂ = 1 is ALiBi.
//!
//! Chi et al., arXiv:2205.09921.

use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::number;
use crate::recipe::Part;

/// −r₁·|Δ|^r₂.
///
/// ```
/// use rotarium_kernel::bias::{AddToScore, KerplePower};
/// assert_eq!(KerplePower { amplitude: 0.5, exponent: 0.5 }.at(20.0, 4.0), -2.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KerplePower {
    /// r₁ > 0.
    pub amplitude: f64,
    /// r₂.
    pub exponent: f64,
}

impl Part for KerplePower {
    fn id(&self) -> &'static str {
        "kerple-power"
    }

    fn formula(&self) -> String {
        let [amplitude, exponent] = [self.amplitude, self.exponent].map(number::plain);
        format!("− {amplitude}·|Δ|^{exponent}")
    }
}

impl AddToScore for KerplePower {
    fn at(&self, query: f64, key: f64) -> f64 {
        -self.amplitude * libm::pow((query - key).abs(), self.exponent)
    }
}
