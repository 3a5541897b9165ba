//! 1/√d (Vaswani et al. 2017, arXiv:1706.03762).

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::recipe::Part;

/// 1/√d.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct InverseSqrt;

impl Part for InverseSqrt {
    fn id(&self) -> &'static str {
        "inverse-sqrt"
    }

    fn formula(&self) -> String {
        "1/√d".into()
    }
}

impl Scale for InverseSqrt {
    fn factor(&self, dim: HeadDim) -> f64 {
        1.0 / libm::sqrt(dim.get() as f64)
    }
}
