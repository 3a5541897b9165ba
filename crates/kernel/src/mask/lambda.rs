//! Λ-shaped: the last w tokens, and the first few tokens from anywhere.
//!
//! LM-Infinite (Han et al., arXiv:2308.16137) keeps 10 to 100 first tokens, StreamingLLM (Xiao et al., arXiv:2309.17453)
//! four. Which distances the first tokens then seem to have is no matter of the mask.

use serde::{Deserialize, Serialize};

use super::{Allow, Keys};
use crate::recipe::Part;

/// 0 ≤ m − n < w or n < g.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Lambda {
    /// g: first tokens that all may read.
    pub global: usize,
    /// w; 0 counts as 1.
    pub width: usize,
}

impl Part for Lambda {
    fn id(&self) -> &'static str {
        "lambda"
    }

    fn formula(&self) -> String {
        format!("0 ≤ m − n < {} or n < {}", self.width.max(1), self.global)
    }
}

impl Allow for Lambda {
    fn keys(&self, query: usize, _: usize) -> Keys {
        let start = (query + 1).saturating_sub(self.width.max(1));
        Keys::with_sinks(self.global, start..query + 1)
    }
}
