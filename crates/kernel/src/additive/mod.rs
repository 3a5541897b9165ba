//! **Additive**: a vector per position, added to q and k before their product.
//!
//! Deliberately does not know: rotations and biases.

use crate::recipe::{Part, Side};
use crate::registry::parts;

parts! {
    /// Added to q and k.
    Additive: AddToVectors {
        nothing::Nothing,
        sinusoidal::Sinusoidal,
        constant::Constant,
    }
}

/// A vector for each position.
pub trait AddToVectors: Part {
    /// Frequencies of its (cos, sin) pairs for `dim` channels; empty when nothing is added.
    fn thetas(&self, dim: usize) -> Vec<f64>;

    /// What is added to every channel at every position, before anything turns.
    fn constant(&self, _side: Side) -> f64 {
        0.0
    }
}
