//! A logit per head that the softmax sees and then drops, as in gpt-oss: weights sum to less than 1.

use serde::{Deserialize, Serialize};

use super::AddToSum;
use crate::number;
use crate::recipe::Part;

/// e^σ in the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// σ.
    pub logit: f64,
}

impl Part for Learned {
    fn id(&self) -> &'static str {
        "learned-sink"
    }

    fn formula(&self) -> String {
        format!("Σ e^z + e^{}", number::plain(self.logit))
    }
}

impl AddToSum for Learned {
    fn logit(&self) -> f64 {
        self.logit
    }
}
