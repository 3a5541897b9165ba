//! **Additive**: a vector per position, added to q and k before their product.
//!
//! Deliberately does not know: rotations and biases.

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Added to q and k.
    Additive: AddToVectors {
        nothing::Nothing,
        sinusoidal::Sinusoidal,
    }
}

/// A vector for each position.
pub trait AddToVectors: Part {
    /// Frequencies of its (cos, sin) pairs for `dim` channels; empty when nothing is added.
    fn thetas(&self, dim: usize) -> Vec<f64>;
}
