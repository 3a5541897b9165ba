//! **Sparse patterns**: which keys a query may read when it may not read all, what that saves, and whom it still reaches after
//! several layers.
//!
//! Su, kexue.fm/archives/6853, after Child et al., arXiv:1904.10509. Deliberately does not know: scores, positions, texts.

mod bits;
mod pattern;

pub use bits::Bits;
pub use pattern::{Flops, Pattern, flops, mean_reads, reached, union_rows, weights};
