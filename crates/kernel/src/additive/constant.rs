//! The same number added to every channel of all queries, and another to that of all keys, before they turn.
//!
//! RoPE with a learned bias on q and k (Su, kexue.fm 9577): (q + a)ᵀ R (k + b) holds the term aᵀ R b, which falls with
//! distance like Sandwich. The learned vectors are one number each here.

use serde::{Deserialize, Serialize};

use super::AddToVectors;
use crate::number;
use crate::recipe::{Part, Side};

/// q + a, k + b in every channel.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Constant {
    /// a.
    pub query: f64,
    /// b.
    pub key: f64,
}

impl Part for Constant {
    fn id(&self) -> &'static str {
        "constant-bias"
    }

    fn formula(&self) -> String {
        let [query, key] = [self.query, self.key].map(number::plain);
        format!("q + {query}, k + {key}")
    }
}

impl AddToVectors for Constant {
    fn thetas(&self, _: usize) -> Vec<f64> {
        Vec::new()
    }

    fn constant(&self, side: Side) -> f64 {
        if side == Side::Query { self.query } else { self.key }
    }
}
