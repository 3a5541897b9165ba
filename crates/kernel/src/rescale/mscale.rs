//! m of YaRN: growth of the scores with ln s, and the three ways in which configurations state it.
//!
//! Peng et al. 2023 (arXiv:2309.00071); the order of the rules is that of transformers.

use serde::{Deserialize, Serialize};

/// g(s, c) = 1 + 0.1·c·ln s, and 1 for s ≤ 1.
pub(crate) fn growth(factor: f64, slope: f64) -> f64 {
    if factor > 1.0 { 0.1 * slope * libm::log(factor.min(1e9)) + 1.0 } else { 1.0 }
}

/// What a configuration says about m; 0 is "says nothing".
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Mscale {
    /// m itself, which goes before the other two.
    pub attention_factor: f64,
    /// Slope of the numerator; counts only together with `all_dim`.
    pub mscale: f64,
    /// Slope of the denominator.
    pub all_dim: f64,
}

impl Mscale {
    /// m for a factor s.
    pub(super) fn factor(self, s: f64) -> f64 {
        let said = |value: f64| value.is_finite() && value != 0.0;
        let ratio = growth(s, self.mscale) / growth(s, self.all_dim);
        if said(self.attention_factor) {
            self.attention_factor
        } else if said(self.mscale) && said(self.all_dim) && ratio.is_finite() {
            ratio
        } else {
            growth(s, 1.0)
        }
    }
}
