//! **Norm**: what q and k are divided by before they turn.
//!
//! Deliberately does not know: the factor of their product; a scheme that leaves 1/√d out says so by its temperature.

use crate::recipe::{Part, Side};
use crate::registry::parts;

parts! {
    /// How q and k are normalised.
    #[derive(Copy)]
    Norm: Normalise {
        as_is::AsIs,
        key_norm::KeyNorm,
        query_norm::QueryNorm,
        cosine::Cosine,
        rms::Rms,
    }
}

/// A rule for the lengths of q and k.
pub trait Normalise: Part {
    /// What a vector of this Euclidean length and `dim` channels is multiplied with.
    fn factor(&self, side: Side, length: f64, dim: usize) -> f64;

    /// True when [`Self::factor`] is 1 everywhere.
    fn is_none(&self) -> bool {
        false
    }
}

/// 1/length; 0 for a vector that has none to speak of.
fn inverse(length: f64) -> f64 {
    if length > 1e-30 { 1.0 / length } else { 0.0 }
}
