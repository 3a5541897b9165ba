//! 1/√d times a number: what YaRN's m² does to the scores (1 + 0.1·ln s, squared), or that of dual chunks with 0.05.

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// (1 + slope·ln s)²/√d, and 1/√d for s ≤ 1.
///
/// ```
/// use rotarium_kernel::HeadDim;
/// use rotarium_kernel::temperature::{Constant, Scale};
/// let yarn = Constant { slope: 0.1, factor: 16.0 };
/// let plain = Constant { slope: 0.1, factor: 1.0 };
/// let ratio = yarn.factor(HeadDim::DEFAULT) / plain.factor(HeadDim::DEFAULT);
/// assert!((ratio - 1.63139).abs() < 1e-5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Constant {
    /// Growth per e-fold of s.
    pub slope: f64,
    /// s: how many times the trained length.
    pub factor: f64,
}

impl Part for Constant {
    fn id(&self) -> &'static str {
        "constant"
    }

    fn formula(&self) -> String {
        format!("(1 + {}·ln {})²/√d", number::plain(self.slope), number::plain(self.factor.max(1.0)))
    }
}

impl Scale for Constant {
    fn factor(&self, dim: HeadDim) -> f64 {
        let growth = 1.0 + self.slope * libm::log(self.factor.max(1.0));
        growth * growth / libm::sqrt(dim.get() as f64)
    }
}
