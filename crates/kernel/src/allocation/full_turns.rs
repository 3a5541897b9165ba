//! As [`super::Halves`], with 2π: coordinates count turns of the fastest pair.
//!
//! DINOv3 (released code): angle 2π · x · b^(−4t/d) with x in [−1, 1], so periods are measured in pictures, not in patches.

use serde::{Deserialize, Serialize};

use std::f64::consts::TAU;

use super::{Allocate, Halves, Omega};
use crate::layout::Axis;
use crate::recipe::Part;

/// A ladder per axis, times 2π.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FullTurns;

impl Part for FullTurns {
    fn id(&self) -> &'static str {
        "full-turns"
    }

    fn formula(&self) -> String {
        "2π · b^(−4t/d) per axis".into()
    }
}

impl Allocate for FullTurns {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let turned = |channels: usize| ladder(channels).into_iter().map(|theta| TAU * theta).collect();
        Halves.frequencies(axes, channels, &turned)
    }
}
