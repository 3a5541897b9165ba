//! Axes alternate, and pairs of the same rank have the same frequency.
//!
//! MoonViT (Kimi-VL, arXiv:2504.07491): x₀, y₀, x₁, y₁, … with θ_t = b^(−4t/d). Also choice (b) of Su, kexue.fm 10352, which treats rows
//! and columns alike at the price of text that is nearly, not exactly, RoPE-1D.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// ω of pair p is θ_⌊p/A⌋ on axis p mod A.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Twins;

impl Part for Twins {
    fn id(&self) -> &'static str {
        "twins"
    }

    fn formula(&self) -> String {
        "ω_p = θ_⌊p/A⌋ · e_(p mod A)".into()
    }
}

impl Allocate for Twins {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let pairs = channels / 2;
        let count = axes.len().max(1);
        let thetas = ladder(2 * pairs.div_ceil(count));
        along((0..pairs).map(|pair| thetas[pair / count]).collect(), |pair| pair % count)
    }
}
