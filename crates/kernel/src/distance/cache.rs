//! Places in a rolling cache: the first g tokens stay, and seem to stand right before the last R.
//!
//! StreamingLLM, Xiao et al., arXiv:2309.17453: positions are slots of the cache, so a first token is never further away than
//! the cache is long. Which keys are in the cache is the mask's to say.

use serde::{Deserialize, Serialize};

use super::Remap;
use crate::number;
use crate::recipe::Part;

/// ρ = min(p, g + R − 1) − p′ for p′ < g, Δ for the others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Cache {
    /// g: first tokens that stay.
    pub sinks: f64,
    /// R: last tokens that stay.
    pub recent: f64,
}

impl Part for Cache {
    fn id(&self) -> &'static str {
        "cache"
    }

    fn formula(&self) -> String {
        let (sinks, last) = (number::plain(self.sinks), number::plain(self.last()));
        format!("ρ = min(p, {last}) − p′ for p′ < {sinks}, else Δ")
    }
}

impl Cache {
    /// The last slot.
    fn last(&self) -> f64 {
        (self.sinks + self.recent - 1.0).max(0.0)
    }
}

impl Remap for Cache {
    fn band(&self, _: f64, key: f64) -> usize {
        usize::from(key < self.sinks)
    }

    fn query(&self, band: usize, position: f64) -> f64 {
        if band == 0 { position } else { position.min(self.last()) }
    }

    fn key(&self, _: usize, position: f64) -> f64 {
        position
    }
}
