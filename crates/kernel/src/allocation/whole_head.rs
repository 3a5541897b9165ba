//! MHRoPE: all pairs of a head read one axis; other heads read the others.
//!
//! arXiv:2510.23095, released code: of eight key heads 2 read time, 3 rows, 3 columns, and query heads follow their key head. Each
//! head has the full ladder, so text at (n, n, n) is RoPE-1D in every head.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// All pairs on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WholeHead {
    /// The axis of this head.
    pub axis: usize,
}

impl Part for WholeHead {
    fn id(&self) -> &'static str {
        "whole-head"
    }

    fn formula(&self) -> String {
        format!("ω_p = θ_p · e_{}", self.axis)
    }
}

impl Allocate for WholeHead {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let axis = self.axis.min(axes.len().saturating_sub(1));
        along(ladder(channels), |_| axis)
    }
}
