//! **Temperature**: the factor of the scores.
//!
//! Deliberately does not know: what is multiplied.

use crate::dim::HeadDim;
use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Factor of the scores.
    Temperature: Scale {
        inverse_sqrt::InverseSqrt,
        fixed::Fixed,
        deep_seek::DeepSeek,
    }
}

/// A factor for the scores.
pub trait Scale: Part {
    /// Factor for a head of `dim` channels.
    fn factor(&self, dim: HeadDim) -> f64;
}
