//! The scaling of Llama 3.1 and later: a ramp in turns from 1 to 4, and no attention factor.
//!
//! `apply_scaling` in meta-llama/llama-models, `rope_type: "llama3"` in transformers. With equal ends (Llama 4 Scout) the
//! middle band is empty.

use serde::{Deserialize, Serialize};

use super::band::blend;
use super::{Band, Given, Ramp, Stretch};
use crate::number;
use crate::recipe::Part;

/// θ/s below `low` turns, θ above `high` turns, a blend between.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Llama3 {
    /// s ≥ 1.
    pub factor: f64,
    /// Turns within the training length below which a pair is interpolated.
    pub low: f64,
    /// Turns above which it is kept.
    pub high: f64,
    /// Training length L in steps.
    pub original: f64,
}

impl Part for Llama3 {
    fn id(&self) -> &'static str {
        "llama3"
    }

    fn formula(&self) -> String {
        let [factor, low, high, original] =
            [self.factor, self.low, self.high, self.original].map(number::plain);
        format!("θ′ᵢ = θᵢ/{factor} below {low}, θᵢ above {high} turns in {original}, blended between")
    }
}

impl Stretch for Llama3 {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let band = Band {
            original: self.original,
            beta_fast: self.high,
            beta_slow: self.low,
            ramp: Ramp::Turns,
            truncate: false,
        };
        let factor = super::reach::tame(self.factor);
        for (share, theta) in band.shares(thetas, given).into_iter().zip(thetas) {
            *theta *= blend(1.0, 1.0 / factor, share);
        }
    }
}
