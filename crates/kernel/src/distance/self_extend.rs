//! Self-Extend: far tokens share positions in groups of G, near ones keep their own.
//!
//! Jin et al., arXiv:2401.01325. The floors are taken of absolute positions, so ρ depends on where the tokens stand and may
//! jump by one at the edge of a group. The paper subtracts ⌊W/G⌋, as here, its code W/G; choose G that divides W.

use serde::{Deserialize, Serialize};

use super::Remap;
use crate::number;
use crate::recipe::Part;

/// ρ = Δ below W, ⌊p/G⌋ − ⌊p′/G⌋ + W − ⌊W/G⌋ from there on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SelfExtend {
    /// W: neighbours that keep their distance.
    pub window: f64,
    /// G ≥ 1: tokens that share a position.
    pub group: f64,
}

impl Part for SelfExtend {
    fn id(&self) -> &'static str {
        "self-extend"
    }

    fn formula(&self) -> String {
        let (window, group) = (number::plain(self.window), number::plain(self.group));
        let shift = number::plain(self.window - libm::floor(self.window / self.group));
        format!("ρ = Δ < {window}, else ⌊p/{group}⌋ − ⌊p′/{group}⌋ + {shift}")
    }
}

impl Remap for SelfExtend {
    fn band(&self, query: f64, key: f64) -> usize {
        usize::from(query - key >= self.window)
    }

    fn query(&self, band: usize, position: f64) -> f64 {
        if band == 0 {
            return position;
        }
        let group = |x: f64| libm::floor(x / self.group);
        group(position) + self.window - group(self.window)
    }

    fn key(&self, band: usize, position: f64) -> f64 {
        if band == 0 { position } else { libm::floor(position / self.group) }
    }
}
