//! Position interpolation: θ′ = θ/s, the same as dividing every position by s.
//!
//! Chen et al. 2023 (arXiv:2306.15595); `rope_type: "linear"` in transformers.

use serde::{Deserialize, Serialize};

use super::reach::tame;
use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// θ′ = θ/s.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interpolation {
    /// How many times longer than the training length, s ≥ 1.
    pub factor: f64,
}

impl Part for Interpolation {
    fn id(&self) -> &'static str {
        "interpolation"
    }

    fn formula(&self) -> String {
        format!("θ′ = θ / {}", number::plain(self.factor))
    }
}

impl Stretch for Interpolation {
    fn apply(&self, thetas: &mut [f64], _: &Given) {
        let factor = tame(self.factor);
        for theta in thetas {
            *theta /= factor;
        }
    }
}
