//! A query reads the last w tokens, itself included.
//!
//! Beltagy et al., arXiv:2004.05150; sliding layers of Mistral, Gemma, gpt-oss.

use serde::{Deserialize, Serialize};

use super::{Allow, Keys};
use crate::recipe::Part;

/// −`ahead` ≤ m − n < w.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// w; 0 counts as 1.
    pub width: usize,
    /// Tokens after it that a query reads, too: 0 where reading is causal.
    pub ahead: usize,
}

impl Part for Window {
    fn id(&self) -> &'static str {
        "window"
    }

    fn formula(&self) -> String {
        let least = if self.ahead == 0 { "0".into() } else { format!("−{}", self.ahead) };
        format!("{least} ≤ m − n < {}", self.width.max(1))
    }
}

impl Allow for Window {
    fn keys(&self, query: usize, tokens: usize) -> Keys {
        let end = (query + 1).saturating_add(self.ahead).min(tokens.max(query + 1));
        Keys::run((query + 1).saturating_sub(self.width.max(1))..end)
    }
}
