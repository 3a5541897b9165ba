//! Dynamic NTK of the first Qwen: the base moves in steps, each time the text outgrows another power of two.
//!
//! `use_dynamic_ntk` in the code of Qwen-7B (QwenLM/Qwen): α = max(2^⌈log₂(n/L) + 1⌉ − 1, 1), base b·α^(d/(d−2)).

use serde::{Deserialize, Serialize};

use super::ntk::bloc97;
use super::reach::tame;
use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// Unchanged up to L steps, α = 3 up to 2L, 7 up to 4L …
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct QwenDynamicNtk {
    /// Training length L in steps.
    pub original: f64,
}

impl QwenDynamicNtk {
    /// α for a text of `length` steps.
    ///
    /// ```
    /// use rotarium_kernel::rescale::QwenDynamicNtk;
    /// let qwen = QwenDynamicNtk { original: 2048.0 };
    /// assert_eq!([2048.0, 2049.0, 4096.0, 4097.0, 16384.0].map(|n| qwen.alpha(n)), [1.0, 3.0, 3.0, 7.0, 15.0]);
    /// ```
    pub fn alpha(&self, length: f64) -> f64 {
        let step = libm::ceil(libm::log2(tame(length / self.original)) + 1.0);
        (libm::exp2(step) - 1.0).max(1.0)
    }
}

impl Part for QwenDynamicNtk {
    fn id(&self) -> &'static str {
        "qwen-dynamic-ntk"
    }

    fn formula(&self) -> String {
        format!(
            "θ′ᵢ = θᵢ / α^(2i/(d−2)), α = max(1, 2^⌈log₂(n/{}) + 1⌉ − 1)",
            number::plain(self.original)
        )
    }
}

impl Stretch for QwenDynamicNtk {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let (alpha, pairs) = (self.alpha(given.length), thetas.len());
        for (pair, theta) in thetas.iter_mut().enumerate() {
            *theta *= bloc97(alpha, pair, pairs);
        }
    }
}
