//! Rows of attention with many tokens: what is left for one that matters, where a sink takes the rest, and what makes a key loud.
//!
//! Logits are drawn, so that closed forms can be held against rows. Deliberately does not know: positions.

mod keys;
mod needle;
mod sinks;

pub use keys::{KeySample, Shares, shares};
pub use needle::{Drawn, drawn, entropy, mass, temperatures};
pub use sinks::{Sight, Split, split};

use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;

/// Standard Gaussian numbers, the same for the same seed.
fn gaussian(seed: u64) -> impl FnMut() -> f64 {
    let mut generator = Pcg64::seed_from_u64(seed);
    move || StandardNormal.sample(&mut generator)
}
