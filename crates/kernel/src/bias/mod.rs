//! **Bias**: what is added to a score because of where query and key stand, or where content says that they do.
//!
//! Deliberately does not know: how places and logits came about.

use crate::recipe::Part;
use crate::registry::parts;

pub(crate) use cope::between;
pub use cope::{Counted, Embeddings, PositionVectors};

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
        cope::Cope,
    }
}

/// What is added to scores: a function of two places, unless [`AddToScore::by_content`] says otherwise.
pub trait AddToScore: Part {
    /// What is added when the query stands at `query` and the key at `key`, counted in text steps.
    fn at(&self, query: f64, key: f64) -> f64;

    /// Whether only the distance `query` − `key` counts. Where it does not, a map is made row by row.
    fn is_relative(&self) -> bool {
        true
    }

    /// True when nothing is ever added.
    fn is_zero(&self) -> bool {
        false
    }

    /// What is added to a row because of its logits, instead of [`Self::at`], which is 0 then; None where only places count.
    fn by_content(&self) -> Option<&Cope> {
        None
    }
}
