//! **Ladder**: base and rotated channels → one frequency θ per pair.
//!
//! Deliberately does not know: axes, positions, length extrapolation.

use crate::dim::HeadDim;
use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Base and rotated channels → θ per pair.
    Ladder: Rungs {
        still::Still,
        rope::Rope,
        truncated::Truncated,
        even::Even,
        custom::Custom,
        drawn::Drawn,
    }
}

pub use drawn::{Between, HEIGHTS};

/// A rule for the frequencies of the pairs.
pub trait Rungs: Part {
    /// How many of the head's channels rotate (even).
    fn rotary_channels(&self, dim: HeadDim) -> usize;

    /// Base b; 1 when nothing rotates.
    fn base(&self) -> f64;

    /// θ of each pair over `channels` channels, in radians per step.
    fn thetas(&self, channels: usize) -> Vec<f64>;
}
