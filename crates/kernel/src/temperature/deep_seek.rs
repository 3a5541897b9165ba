//! The softmax scale of DeepSeek V2 and V3: 1/√d · g², over the whole head, its unrotated channels included.
//!
//! deepseek-ai/DeepSeek-V3, arXiv:2412.19437. YaRN's own m is 1 in these models; the growth g(s) = 1 + 0.1·c·ln s moved here.

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;
use crate::rescale::growth;

/// (1 + 0.1·c·ln s)²/√d.
///
/// ```
/// use rotarium_kernel::HeadDim;
/// use rotarium_kernel::temperature::{DeepSeek, Scale};
/// let v3 = DeepSeek { factor: 40.0, mscale_all_dim: 1.0 };
/// assert!((v3.factor(HeadDim::new(192).unwrap()) - 0.135_234).abs() < 5e-7);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DeepSeek {
    /// s of YaRN.
    pub factor: f64,
    /// c; 0 leaves 1/√d.
    pub mscale_all_dim: f64,
}

impl Part for DeepSeek {
    fn id(&self) -> &'static str {
        "deep-seek"
    }

    fn formula(&self) -> String {
        let [factor, slope] = [self.factor, self.mscale_all_dim].map(number::plain);
        format!("(1 + 0.1·{slope}·ln {factor})²/√d")
    }
}

impl Scale for DeepSeek {
    fn factor(&self, dim: HeadDim) -> f64 {
        let growth = growth(self.factor, self.mscale_all_dim);
        growth * growth / libm::sqrt(dim.get() as f64)
    }
}
