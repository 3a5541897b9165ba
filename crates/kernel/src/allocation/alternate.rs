//! Pair p reads axis p mod A and keeps its 1-D frequency.
//!
//! Two axes: even pairs read rows, odd pairs columns (RoPE-Tie and RoPE-TV; Su, kexue.fm 10352, choice (a)). Text at
//! (n, n) is exactly RoPE-1D. Three axes: the natural continuation; the article leaves it open.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// ω_p = θ_p on axis p mod A.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Alternate;

impl Part for Alternate {
    fn id(&self) -> &'static str {
        "alternate"
    }

    fn formula(&self) -> String {
        "ω_p = θ_p · e_(p mod A)".into()
    }
}

impl Allocate for Alternate {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        along(ladder(channels), |pair| pair % axes.len().max(1))
    }
}
