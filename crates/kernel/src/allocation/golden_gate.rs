//! Golden gate: directions a golden angle apart, frequencies evenly spaced in their logarithm.
//!
//! J. Xiong 2025 (blog; angle and coordinates from a re-implementation): ω_p = m_p (cos pπ/φ, sin pπ/φ), φ = (1 + √5)/2,
//! m_p = ω_min (ω_max/ω_min)^(p/(P−1)), in radians per half picture; coordinates are in [−1, 1].

use serde::{Deserialize, Serialize};

use std::f64::consts::{GOLDEN_RATIO, PI};

use super::{Allocate, Omega, on_plane};
use crate::layout::Axis;
use crate::number::plain;
use crate::recipe::Part;

/// Golden directions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GoldenGate {
    /// Smallest frequency.
    pub low: f64,
    /// Largest frequency.
    pub high: f64,
}

impl Part for GoldenGate {
    fn id(&self) -> &'static str {
        "golden-gate"
    }

    fn formula(&self) -> String {
        let [low, high] = [self.low, self.high].map(plain);
        format!("ω_p = m_p (cos pπ/φ, sin pπ/φ), m_p = {low} … {high}")
    }
}

impl Allocate for GoldenGate {
    fn frequencies(&self, _: &[Axis], channels: usize, _: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let pairs = channels / 2;
        let omega = |pair: usize| {
            let place = pair as f64 / pairs.saturating_sub(1).max(1) as f64;
            let size = self.low * libm::pow(self.high / self.low, place);
            let (sin, cos) = libm::sincos(pair as f64 * PI / GOLDEN_RATIO);
            on_plane([size * cos, size * sin])
        };
        (0..pairs).map(omega).collect()
    }
}
