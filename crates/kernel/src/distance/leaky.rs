//! Leaky ReRoPE: beyond w distances grow k times slower. With k < 1 they grow faster: what InvLeaky ReRoPE trains with, so
//! that plain RoPE can be used afterwards.
//!
//! Su, kexue.fm 9708 and 9728. k = 1 is RoPE, k → ∞ ReRoPE.

use serde::{Deserialize, Serialize};

use super::{Remap, Stretch};
use crate::number;
use crate::recipe::Part;

/// ρ = Δ below w, w + (Δ − w)/k from there on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Leaky {
    /// w.
    pub window: f64,
    /// k > 0.
    pub factor: f64,
}

impl Part for Leaky {
    fn id(&self) -> &'static str {
        "leaky"
    }

    fn formula(&self) -> String {
        let window = number::plain(self.window);
        format!("ρ = Δ < {window}, else {window} + (Δ − {window})/{}", number::plain(self.factor))
    }
}

impl Remap for Leaky {
    fn band(&self, query: f64, key: f64) -> usize {
        usize::from(query - key >= self.window)
    }

    fn query(&self, band: usize, position: f64) -> f64 {
        if band == 0 {
            position
        } else {
            (position + (self.factor - 1.0) * self.window) / self.factor
        }
    }

    fn key(&self, band: usize, position: f64) -> f64 {
        if band == 0 { position } else { position / self.factor }
    }

    fn stretches(&self) -> Option<Vec<Stretch>> {
        let near = Stretch { from: 0.0, at: 0.0, step: 1.0 };
        Some(vec![near, Stretch { from: self.window, at: self.window, step: 1.0 / self.factor }])
    }
}
