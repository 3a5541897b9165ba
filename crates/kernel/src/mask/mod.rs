//! **Mask**: which keys a query may read.
//!
//! Deliberately does not know: scores.

use std::ops::Range;

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Who may read whom.
    #[derive(Copy)]
    Mask: Allow {
        causal::Causal,
        full::Full,
    }
}

impl Mask {
    /// All, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Causal(Causal), Self::Full(Full)];
}

/// A rule of who may read whom.
pub trait Allow: Part {
    /// The keys that query `query` of a sequence of `tokens` may read; never empty.
    fn keys(&self, query: usize, tokens: usize) -> Range<usize>;
}
