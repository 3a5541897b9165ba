//! The first tokens read each other in both directions; what follows reads backwards.
//!
//! Prefix language models (Raffel et al., arXiv:1910.10683, §3.2.1).

use serde::{Deserialize, Serialize};

use super::{Allow, Keys};
use crate::recipe::Part;

/// n ≤ m or n < g.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Prefix {
    /// g: tokens of the prefix.
    pub length: usize,
}

impl Part for Prefix {
    fn id(&self) -> &'static str {
        "prefix"
    }

    fn formula(&self) -> String {
        format!("n ≤ m or n < {}", self.length)
    }
}

impl Allow for Prefix {
    fn keys(&self, query: usize, tokens: usize) -> Keys {
        Keys::run(0..(query + 1).max(self.length.min(tokens)))
    }
}
