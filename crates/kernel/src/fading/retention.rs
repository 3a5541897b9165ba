//! Retention: all pairs lose the same factor γ at each step.
//!
//! Sun et al., RetNet, arXiv:2307.08621: γ_h = 1 − 2^(−5−h) for head h = 0, 1, …

use serde::{Deserialize, Serialize};

use super::Fade;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// γ^|Δ|.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// γ, between 0 and 1.
    pub gamma: f64,
}

impl Retention {
    /// γ of head `head`, from 0.
    pub fn of_head(head: usize) -> Self {
        Self { gamma: 1.0 - libm::exp2(-5.0 - head as f64) }
    }
}

impl Part for Retention {
    fn id(&self) -> &'static str {
        "retention"
    }

    fn formula(&self) -> String {
        format!("· {}^|Δ|", number::plain(self.gamma))
    }
}

impl Fade for Retention {
    fn rate(&self, _: usize, _: HeadDim) -> f64 {
        libm::log(self.gamma.clamp(1e-12, 1.0))
    }
}
