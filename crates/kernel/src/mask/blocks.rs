//! A query reads within its own block, and some blocks around it.
//!
//! The rotated layers of Llama 4: blocks of 8192, none before, so that the first token of a block reads only itself. The
//! blockwise causal attention with which XPOS is read beyond its trained length (Sun et al., arXiv:2212.10554): half blocks
//! of 1024, each reading itself and the one before.

use serde::{Deserialize, Serialize};

use super::{Allow, Keys};
use crate::recipe::Part;

/// ⌊m/c⌋ − ⌊n/c⌋ ≤ `back`, and n ≤ m or ⌊n/c⌋ − ⌊m/c⌋ ≤ `ahead`.
///
/// ```
/// use rotarium_kernel::mask::{Allow, Blocks, Keys};
/// let chunk = Blocks { length: 8192, back: 0, ahead: None };
/// assert_eq!(chunk.keys(8192, 9000), Keys::run(8192..8193));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Blocks {
    /// c; 0 counts as 1.
    pub length: usize,
    /// Blocks before its own that a query reads.
    pub back: usize,
    /// Blocks after its own; none of what follows the query, not even in its own block, when nothing is said.
    pub ahead: Option<usize>,
}

impl Part for Blocks {
    fn id(&self) -> &'static str {
        "blocks"
    }

    fn formula(&self) -> String {
        let (length, back) = (self.length.max(1), self.back);
        let first = format!("⌊m/{length}⌋ − ⌊n/{length}⌋ ≤ {back}");
        match self.ahead {
            None => format!("{first}, n ≤ m"),
            Some(ahead) => format!("−{ahead} ≤ {first}"),
        }
    }
}

impl Allow for Blocks {
    fn keys(&self, query: usize, tokens: usize) -> Keys {
        let length = self.length.max(1);
        let block = query / length;
        let end = self.ahead.map_or(query + 1, |ahead| {
            (block + 1).saturating_add(ahead).saturating_mul(length).min(tokens)
        });
        Keys::run(block.saturating_sub(self.back) * length..end.max(query + 1))
    }
}
