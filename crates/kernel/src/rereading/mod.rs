//! **Rereading**: causal attention as a recurrent network that turns back to the first page for every new token.
//!
//! For each query a state of d + d_v + 1 numbers is filled by reading the tokens once more (Su, kexue.fm/archives/10017). What
//! is constant is the memory; the reading is not, and without a cache each further layer multiplies it.
//! Deliberately does not know: positions, where q, k and v come from, what a model is.

mod counts;
mod layers;
mod trace;

pub use counts::{
    cached_numbers, flat_numbers, leading_reads, near_reads, reads_for, reads_in_all, scores_cached,
};
pub use layers::{Layered, Reader, Work};
pub use trace::{Order, Step, apart, steps};
