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
        constant::Constant,
        log_n::LogN,
        growing::Growing,
        ss_max::SsMax,
        cosine_scale::CosineScale,
    }
}

/// A factor for the scores.
pub trait Scale: Part {
    /// Factor for a head of `dim` channels.
    fn factor(&self, dim: HeadDim) -> f64;

    /// τ: what the factor is multiplied with for query `query`, counted from 0.
    fn at(&self, _query: usize) -> f64 {
        1.0
    }

    /// Whether [`Self::at`] is the same for all queries. Where it is not, a map is made row by row.
    fn is_even(&self) -> bool {
        true
    }
}
