//! Entropy that does not grow with the number of readable tokens n = m + 1: τ = ln n / ln L.
//!
//! Su, kexue.fm 8823. A model trained without it gets max(1, τ): nothing changes until the text is longer than L (Su,
//! kexue.fm 9948; `use_logn_attn` of Qwen).

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// ln(m + 1)/ln L, from 1 on where `post_hoc`.
///
/// ```
/// use rotarium_kernel::temperature::{LogN, Scale};
/// let [trained, post_hoc] = [false, true].map(|post_hoc| LogN { original: 512.0, post_hoc });
/// assert_eq!([trained.at(511), post_hoc.at(3), post_hoc.at(511)], [1.0; 3]);
/// assert!((post_hoc.at(4095) - 4.0 / 3.0).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LogN {
    /// L: the trained length; at least 2.
    pub original: f64,
    /// Whether the model was trained without it.
    pub post_hoc: bool,
}

impl Part for LogN {
    fn id(&self) -> &'static str {
        "log-n"
    }

    fn formula(&self) -> String {
        let ratio = format!("ln(m + 1)/ln {}", number::plain(self.original));
        if self.post_hoc { format!("max(1, {ratio})/√d") } else { format!("{ratio}/√d") }
    }
}

impl Scale for LogN {
    fn factor(&self, dim: HeadDim) -> f64 {
        1.0 / libm::sqrt(dim.get() as f64)
    }

    fn at(&self, query: usize) -> f64 {
        let ratio = libm::log(query as f64 + 1.0) / libm::log(self.original.max(2.0));
        if self.post_hoc { ratio.max(1.0) } else { ratio }
    }

    fn is_even(&self) -> bool {
        false
    }
}
