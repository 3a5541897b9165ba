//! **Bias**: what is added to a score because of distance alone.
//!
//! Deliberately does not know: content, or how the distance came about.

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Added to the scores.
    Bias: AddToScore {
        unbiased::Unbiased,
        alibi::Alibi,
    }
}

/// A function of distance that is added to scores.
pub trait AddToScore: Part {
    /// What is added when the query stands `distance` text steps after the key.
    fn at(&self, distance: f64) -> f64;

    /// True when [`Self::at`] is 0 everywhere.
    fn is_zero(&self) -> bool {
        false
    }
}
