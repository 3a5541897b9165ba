//! QK-norm: every channel of q and k has mean square g², before they turn (Qwen3, Gemma 3, OLMo 2).
//!
//! Their gains are learned, one per channel; here all channels share one, which leaves the order of norm and turn open.

use serde::{Deserialize, Serialize};

use super::{Normalise, inverse};
use crate::number;
use crate::recipe::{Part, Side};

/// g·x·√d/‖x‖.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rms {
    /// g.
    pub gain: f64,
}

impl Part for Rms {
    fn id(&self) -> &'static str {
        "qk-norm"
    }

    fn formula(&self) -> String {
        format!("x → {}·x·√d/‖x‖", number::plain(self.gain))
    }
}

impl Normalise for Rms {
    fn factor(&self, _: Side, length: f64, dim: usize) -> f64 {
        self.gain * libm::sqrt(dim as f64) * inverse(length)
    }
}
