//! **Mask**: which keys a query may read.
//!
//! Masks count tokens, not coordinates. Deliberately does not know: scores.

mod keys;

use crate::recipe::Part;
use crate::registry::parts;

pub use keys::Keys;

parts! {
    /// Who may read whom.
    #[derive(Copy)]
    Mask: Allow {
        causal::Causal,
        full::Full,
        window::Window,
        lambda::Lambda,
        blocks::Blocks,
        prefix::Prefix,
    }
}

impl Mask {
    /// Those that people choose beside the scheme, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Causal(Causal), Self::Full(Full)];

    /// Whether this is one that people choose beside the scheme, rather than a scheme's own.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Causal(_) | Self::Full(_))
    }

    /// The mask that holds when `chosen` was chosen beside the scheme: a scheme's own mask is what it is about, and wins.
    #[must_use]
    pub fn under(self, chosen: Self) -> Self {
        if self.is_plain() { chosen } else { self }
    }
}

/// A rule of who may read whom.
pub trait Allow: Part {
    /// The keys that query `query` of a sequence of `tokens` may read. Their window holds the query itself.
    fn keys(&self, query: usize, tokens: usize) -> Keys;
}
