//! Bands for coordinates in [−1, 1]: the same frequencies on every axis, between half a wave and the finest detail of a picture.
//!
//! rotary-embedding-torch ("pixel"): evenly from π to (f/2)π. timm (pixels): π · 2^k with k evenly from 0 to log₂ r − 1, r pixels.

use serde::{Deserialize, Serialize};

use std::f64::consts::PI;

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::number::plain;
use crate::recipe::Part;

/// How bands are spaced, and up to where.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Spacing {
    /// Equal steps from π to most/2 · π.
    Even {
        /// `max_freq`.
        most: f64,
    },
    /// Equal ratios from π to pixels/2 · π.
    Octaves {
        /// `max_res`.
        pixels: f64,
    },
}

impl Spacing {
    /// The frequencies of one axis.
    pub fn bands(self, count: usize) -> Vec<f64> {
        let place = |band: usize| band as f64 / count.saturating_sub(1).max(1) as f64;
        let band = |band: usize| match self {
            Self::Even { most } => PI * (1.0 + (most / 2.0 - 1.0) * place(band)),
            Self::Octaves { pixels } => PI * libm::pow(pixels / 2.0, place(band)),
        };
        (0..count).map(band).collect()
    }
}

/// Bands per axis, without a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// How they are spaced, and up to where.
    pub spacing: Spacing,
}

impl Part for Bands {
    fn id(&self) -> &'static str {
        "bands"
    }

    fn formula(&self) -> String {
        match self.spacing {
            Spacing::Even { most } => format!("θ = π … {}π, evenly", plain(most / 2.0)),
            Spacing::Octaves { pixels } => format!("θ = π … {}π, even ratios", plain(pixels / 2.0)),
        }
    }
}

impl Allocate for Bands {
    fn frequencies(&self, axes: &[Axis], channels: usize, _: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let pairs = channels / 2;
        let last = axes.len().saturating_sub(1);
        let share = pairs / (last + 1);
        let mut omegas = Vec::with_capacity(pairs);
        for axis in 0..=last {
            let own = if axis == last { pairs - omegas.len() } else { share };
            omegas.extend(along(self.spacing.bands(own), |_| axis));
        }
        omegas
    }
}
