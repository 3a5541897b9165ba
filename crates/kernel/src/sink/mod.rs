//! **Sink**: attention that goes to no token.
//!
//! Deliberately does not know: first tokens that serve as sinks; those are a matter of the mask.

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// What the softmax has beside the keys.
    #[derive(Copy)]
    Sink: AddToSum {
        no_sink::NoSink,
        learned::Learned,
    }
}

/// A term of the softmax's denominator beside those of the keys.
pub trait AddToSum: Part {
    /// σ of the term e^σ; −∞ when there is none.
    fn logit(&self) -> f64;
}
