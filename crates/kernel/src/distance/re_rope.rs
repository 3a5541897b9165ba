//! ReRoPE: distances stop growing at w, so that none beyond the trained ones occurs, however long the text.
//!
//! Su, kexue.fm 9708; github.com/bojone/rerope. Beyond the window the query is turned by w and the key not at all. LM-Infinite
//! (Han et al., arXiv:2308.16137) gives its first tokens the same constant distance.

use serde::{Deserialize, Serialize};

use super::{Remap, Stretch};
use crate::number;
use crate::recipe::Part;

/// ρ = min(Δ, w).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReRope {
    /// w.
    pub window: f64,
}

impl Part for ReRope {
    fn id(&self) -> &'static str {
        "rerope"
    }

    fn formula(&self) -> String {
        format!("ρ = min(Δ, {})", number::plain(self.window))
    }
}

impl Remap for ReRope {
    fn band(&self, query: f64, key: f64) -> usize {
        usize::from(query - key >= self.window)
    }

    fn query(&self, band: usize, position: f64) -> f64 {
        if band == 0 { position } else { self.window }
    }

    fn key(&self, band: usize, position: f64) -> f64 {
        if band == 0 { position } else { 0.0 }
    }

    fn stretches(&self) -> Option<Vec<Stretch>> {
        let near = Stretch { from: 0.0, at: 0.0, step: 1.0 };
        Some(vec![near, Stretch { from: self.window, at: self.window, step: 0.0 }])
    }
}
