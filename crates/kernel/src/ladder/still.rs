//! Nothing rotates: encodings that act by vectors or biases, and no encoding at all.

use serde::{Deserialize, Serialize};

use super::Rungs;
use crate::dim::HeadDim;
use crate::recipe::Part;

/// θ = 0 for every pair.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Still;

impl Part for Still {
    fn id(&self) -> &'static str {
        "still"
    }

    fn formula(&self) -> String {
        "θ = 0".into()
    }
}

impl Rungs for Still {
    fn rotary_channels(&self, _: HeadDim) -> usize {
        0
    }

    fn base(&self) -> f64 {
        1.0
    }

    fn thetas(&self, channels: usize) -> Vec<f64> {
        vec![0.0; channels / 2]
    }
}
