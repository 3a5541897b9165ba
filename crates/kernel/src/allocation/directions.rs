//! Given wave vectors, one per pair: what RoPE-Mixed (arXiv:2403.13298) has after training.
//!
//! Any encoding of positions in a plane by commuting rotations is of this form (Su, kexue.fm 9403, for one axis).

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, on_plane};
use crate::layout::Axis;
use crate::recipe::Part;

/// ω of every pair, as a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Directions {
    /// Radians per step on the first two axes; pairs that are missing do not turn.
    pub omegas: Vec<[f64; 2]>,
}

impl Part for Directions {
    fn id(&self) -> &'static str {
        "directions"
    }

    fn formula(&self) -> String {
        format!("{} given ω", self.omegas.len())
    }
}

impl Allocate for Directions {
    fn frequencies(&self, _: &[Axis], channels: usize, _: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        (0..channels / 2).map(|pair| on_plane(self.omegas.get(pair).copied().unwrap_or_default())).collect()
    }
}
