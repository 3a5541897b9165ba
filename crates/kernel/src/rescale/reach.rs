//! s: how many times longer than the training length, set once or read off the text.
//!
//! Deliberately does not know: what is done with it.

use serde::{Deserialize, Serialize};

use super::Given;
use crate::number;

/// Where s comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Reach {
    /// The same s for every text.
    Factor(f64),
    /// s = n/L, at least 1: a text of up to the training length is left alone.
    Text,
}

impl Reach {
    /// s for a text, `original` being the training length L in steps.
    pub(super) fn factor(self, original: f64, given: &Given) -> f64 {
        match self {
            Self::Factor(factor) => tame(factor),
            Self::Text => tame(given.length / original).max(1.0),
        }
    }

    /// As it stands in a formula.
    pub(super) fn formula(self) -> String {
        match self {
            Self::Factor(factor) => format!("s = {}", number::plain(factor)),
            Self::Text => "s = max(1, n/L)".into(),
        }
    }
}

/// A ratio that powers and quotients of stay finite with; NaN is 1.
pub(super) fn tame(ratio: f64) -> f64 {
    if ratio.is_nan() { 1.0 } else { ratio.clamp(1e-6, 1e9) }
}
