//! Scalable softmax: e is replaced by n^a, n = m + 1 readable tokens, a learned per head: τ = a·ln n.
//!
//! Nakanishi, arXiv:2501.19399.

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// a·ln(m + 1).
///
/// ```
/// use rotarium_kernel::temperature::{Scale, SsMax};
/// assert!((SsMax { slope: 0.5 }.at(7) - 0.5 * 8_f64.ln()).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SsMax {
    /// a.
    pub slope: f64,
}

impl Part for SsMax {
    fn id(&self) -> &'static str {
        "ss-max"
    }

    fn formula(&self) -> String {
        format!("{}·ln(m + 1)/√d", number::plain(self.slope))
    }
}

impl Scale for SsMax {
    fn factor(&self, dim: HeadDim) -> f64 {
        1.0 / libm::sqrt(dim.get() as f64)
    }

    fn at(&self, query: usize) -> f64 {
        self.slope * libm::log(query as f64 + 1.0)
    }

    fn is_even(&self) -> bool {
        false
    }
}
