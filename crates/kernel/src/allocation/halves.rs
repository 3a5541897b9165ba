//! RoPE-2D: the first half of the channels takes RoPE-1D in the rows, the second half in the columns.
//!
//! Each half has a ladder of its own, θ_t = b^(−4t/d) (Su, kexue.fm 8397), so text at (n, n) is not RoPE-1D.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// A full ladder for each axis, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Halves;

impl Part for Halves {
    fn id(&self) -> &'static str {
        "halves"
    }

    fn formula(&self) -> String {
        "θ_t = b^(−4t/d) per axis".into()
    }
}

impl Allocate for Halves {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        // An odd number of pairs gives the spare one to the last axis.
        let pairs = channels / 2;
        let share = pairs / axes.len().max(1);
        let last = axes.len().saturating_sub(1);
        let mut thetas = Vec::with_capacity(pairs);
        for axis in 0..=last {
            let own = if axis == last { pairs - thetas.len() } else { share };
            thetas.extend(ladder(2 * own));
        }
        along(thetas, |pair: usize| pair.checked_div(share).map_or(last, |axis| axis.min(last)))
    }
}
