//! **Rescale**: θ → θ′ for contexts longer than the training length, and the attention factor m.
//!
//! Deliberately does not know: where θ came from or which axis reads it.

use crate::recipe::Part;
use crate::registry::parts;

mod band;
mod mscale;
mod reach;

pub use band::{Band, Ramp};
pub use mscale::Mscale;
pub(crate) use mscale::growth;
pub use ntk::Spread;
pub use reach::Reach;

parts! {
    /// θ → θ′.
    Rescale: Stretch {
        unscaled::Unscaled,
        interpolation::Interpolation,
        ntk::Ntk,
        ntk_mixed::NtkMixed,
        dynamic_ntk::DynamicNtk,
        qwen_dynamic_ntk::QwenDynamicNtk,
        ntk_by_parts::NtkByParts,
        yarn::Yarn,
        llama3::Llama3,
        long_rope::LongRope,
        base_change::BaseChange,
    }
}

/// What a rescale may look at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given {
    /// Base b of the ladder; 1 when nothing rotates.
    pub base: f64,
    /// Length n of the text at hand in steps, for rules that follow it.
    pub length: f64,
}

/// A map on frequencies.
pub trait Stretch: Part {
    /// Changes the θ of one ladder (d/2 of them, fastest first) in place.
    fn apply(&self, thetas: &mut [f64], given: &Given);

    /// m: multiplies cos and sin, so scores by m².
    fn attention_factor(&self, _: &Given) -> f64 {
        1.0
    }
}
