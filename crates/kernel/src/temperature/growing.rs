//! 1 until the text is longer than a stretch, then slowly more: τ = 1 + β·ln(1 + ⌊m/L⌋).
//!
//! Llama 4 (on its layers without rotation, counting from m + 1, L = 8192) and Ministral 3 (counting from m, L = 16384),
//! both with β = 0.1.

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// 1 + β·ln(1 + ⌊(m + `from`)/L⌋).
///
/// ```
/// use rotarium_kernel::temperature::{Growing, Scale};
/// let llama_4 = Growing { slope: 0.1, original: 8192.0, from: 1 };
/// assert_eq!(llama_4.at(8190), 1.0);
/// assert!((llama_4.at(8191) - 1.0693).abs() < 1e-4 && (llama_4.at(131_071) - 1.2833).abs() < 1e-4);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Growing {
    /// β.
    pub slope: f64,
    /// L; at least 1.
    pub original: f64,
    /// What the first token counts as.
    pub from: usize,
}

impl Part for Growing {
    fn id(&self) -> &'static str {
        "growing"
    }

    fn formula(&self) -> String {
        let [slope, original] = [self.slope, self.original].map(number::plain);
        let index = if self.from == 0 { "m".to_string() } else { format!("(m + {})", self.from) };
        format!("(1 + {slope}·ln(1 + ⌊{index}/{original}⌋))/√d")
    }
}

impl Scale for Growing {
    fn factor(&self, dim: HeadDim) -> f64 {
        1.0 / libm::sqrt(dim.get() as f64)
    }

    fn at(&self, query: usize) -> f64 {
        let stretches = libm::floor((query + self.from) as f64 / self.original.max(1.0));
        1.0 + self.slope * libm::log(1.0 + stretches)
    }

    fn is_even(&self) -> bool {
        false
    }
}
