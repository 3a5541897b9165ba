//! RoPE-Mixed as it begins: half of the pairs turn along one random direction, half along the direction orthogonal to it.
//!
//! RoPE-ViT (Heo et al., arXiv:2403.13298, released code): ω_t = θ_t (cos α, sin α) on (x, y) for the first d/4 pairs, θ_t (−sin α, cos α)
//! for the next ones, θ_t = b^(−4t/d); α is drawn for every head, then all ω are learned. Here α follows from a seed.

use serde::{Deserialize, Serialize};

use std::f64::consts::TAU;

use super::{Allocate, Omega, on_plane};
use crate::layout::Axis;
use crate::number::significant;
use crate::recipe::Part;

/// Two orthogonal random directions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Mixed {
    /// What α follows from.
    pub seed: u64,
}

impl Part for Mixed {
    fn id(&self) -> &'static str {
        "mixed"
    }

    fn formula(&self) -> String {
        format!("ω_t = θ_t (cos α, sin α), then θ_t (−sin α, cos α), α = {}", significant(self.alpha(), 4))
    }
}

impl Mixed {
    /// α in [0, 2π): splitmix64 of the seed.
    pub fn alpha(&self) -> f64 {
        let mut z = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        TAU * ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

impl Allocate for Mixed {
    fn frequencies(&self, _: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let pairs = channels / 2;
        let first = pairs.div_ceil(2);
        let thetas = [ladder(2 * first), ladder(2 * (pairs - first))].concat();
        let (sin, cos) = libm::sincos(self.alpha());
        let omega = |(pair, theta): (usize, f64)| if pair < first { [theta * cos, theta * sin] } else { [-theta * sin, theta * cos] };
        thetas.into_iter().enumerate().map(omega).map(on_plane).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_orthogonal_and_follow_the_seed() {
        let axes = [Axis::Column, Axis::Row];
        let omegas = Mixed { seed: 7 }.frequencies(&axes, 8, &|channels| vec![0.5; channels / 2]);
        let product = omegas[0][0] * omegas[2][0] + omegas[0][1] * omegas[2][1];
        assert!(product.abs() < 1e-15 && (omegas[0][0].hypot(omegas[0][1]) - 0.5).abs() < 1e-15);
        assert_ne!(Mixed { seed: 7 }.alpha(), Mixed { seed: 8 }.alpha());
        assert!((0..100).all(|seed| (0.0..TAU).contains(&Mixed { seed }.alpha())));
    }
}
