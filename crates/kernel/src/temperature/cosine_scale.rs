//! The factor of a product of two unit vectors: λ = 4 ln n, n half the trained length, or each query's own m + 1.
//!
//! Su, kexue.fm 9859 (CosA); kexue.fm 9812 derives 3.5 instead of 4.

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// 4 ln n.
///
/// ```
/// use rotarium_kernel::HeadDim;
/// use rotarium_kernel::temperature::{CosineScale, Scale};
/// let fixed = CosineScale { original: 512.0, growing: false };
/// assert!((fixed.factor(HeadDim::DEFAULT) - 4.0 * 256_f64.ln()).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CosineScale {
    /// L: the trained length; at least 4.
    pub original: f64,
    /// Whether n is m + 1.
    pub growing: bool,
}

impl Part for CosineScale {
    fn id(&self) -> &'static str {
        "cosine"
    }

    fn formula(&self) -> String {
        if self.growing {
            return "4·ln(m + 1)".into();
        }
        format!("4·ln({}/2)", number::plain(self.original))
    }
}

impl Scale for CosineScale {
    fn factor(&self, _: HeadDim) -> f64 {
        if self.growing { 4.0 } else { 4.0 * libm::log(self.original.max(4.0) / 2.0) }
    }

    fn at(&self, query: usize) -> f64 {
        if self.growing { libm::log(query as f64 + 1.0) } else { 1.0 }
    }

    fn is_even(&self) -> bool {
        !self.growing
    }
}
