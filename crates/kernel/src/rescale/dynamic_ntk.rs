//! NTK-aware scaling that follows the text: base b·(f·n/L − (f − 1))^(d/(d−2)) once n exceeds L.
//!
//! `rope_type: "dynamic"` in transformers, after emozilla (reddit 2023). A library that caches turned keys keeps the base of
//! the moment; here one base holds for the whole text.

use serde::{Deserialize, Serialize};

use super::ntk::bloc97;
use super::reach::tame;
use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// Unchanged up to L steps, then slower with every step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DynamicNtk {
    /// f: how fast the base follows the length; 1 stretches by n/L.
    pub factor: f64,
    /// Training length L in steps.
    pub original: f64,
}

impl DynamicNtk {
    /// What the text asks for; exactly 1 up to the training length.
    fn ratio(&self, given: &Given) -> f64 {
        let beyond = (given.length - self.original).max(0.0);
        tame(1.0 + tame(self.factor) * beyond / self.original)
    }
}

impl Part for DynamicNtk {
    fn id(&self) -> &'static str {
        "dynamic-ntk"
    }

    fn formula(&self) -> String {
        let [factor, original] = [self.factor, self.original].map(number::plain);
        format!("θ′ᵢ = θᵢ / s^(2i/(d−2)), s = 1 + {factor}·max(0, n/{original} − 1)")
    }
}

impl Stretch for DynamicNtk {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let (ratio, pairs) = (self.ratio(given), thetas.len());
        for (pair, theta) in thetas.iter_mut().enumerate() {
            *theta *= bloc97(ratio, pair, pairs);
        }
    }
}
