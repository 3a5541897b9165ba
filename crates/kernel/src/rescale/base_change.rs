//! Another base for the same ladder: θ = b^(−e) becomes b′^(−e).
//!
//! "Adjusted base frequency", Xiong et al. 2023 (arXiv:2309.16039). Whether a base suffices for a length is another question:
//! Su, kexue.fm 10122.

use serde::{Deserialize, Serialize};

use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// θ′ᵢ = b′^(−2i/d).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BaseChange {
    /// The new base b′.
    pub base: f64,
}

impl Part for BaseChange {
    fn id(&self) -> &'static str {
        "base-change"
    }

    fn formula(&self) -> String {
        format!("θ′ᵢ = θᵢ^(ln {} / ln b)", number::plain(self.base))
    }
}

impl Stretch for BaseChange {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let power = libm::log(self.base.max(1.0)) / libm::log(given.base);
        if given.base <= 1.0 || !power.is_finite() {
            return;
        }
        for theta in thetas.iter_mut().filter(|theta| **theta > 0.0) {
            *theta = libm::pow(*theta, power);
        }
    }
}
