//! **Rescale**: θ → θ′ for contexts longer than the training length, and the attention factor m.
//!
//! Deliberately does not know: where θ came from or which axis reads it.

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// θ → θ′.
    Rescale: Stretch {
        unscaled::Unscaled,
        interpolation::Interpolation,
    }
}

/// A map on frequencies.
pub trait Stretch: Part {
    /// Changes θ in place.
    fn apply(&self, thetas: &mut [f64]);

    /// m: multiplies cos and sin, so scores by m².
    fn attention_factor(&self) -> f64 {
        1.0
    }
}
