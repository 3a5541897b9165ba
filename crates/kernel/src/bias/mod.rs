//! **Bias**: what is added to a score because of where query and key stand.
//!
//! Deliberately does not know: content, or how the places came about.

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Added to the scores.
    Bias: AddToScore {
        unbiased::Unbiased,
        alibi::Alibi,
        kerple_log::KerpleLog,
        kerple_power::KerplePower,
        t5::T5,
        sandwich::Sandwich,
        fire::Fire,
    }
}

/// A function of two places that is added to scores.
pub trait AddToScore: Part {
    /// What is added when the query stands at `query` and the key at `key`, counted in text steps.
    fn at(&self, query: f64, key: f64) -> f64;

    /// Whether only the distance `query` − `key` counts. Where it does not, a map is made row by row.
    fn is_relative(&self) -> bool {
        true
    }

    /// True when [`Self::at`] is 0 everywhere.
    fn is_zero(&self) -> bool {
        false
    }
}
