//! Sections of consecutive pairs, one section per axis (`mrope_section`).
//!
//! Qwen2-VL: [16, 24, 24] for time, rows and columns of a head of 128. Every pair keeps its 1-D frequency, so text at
//! (n, n, n) is exactly RoPE-1D; time reads the fastest pairs, columns the slowest.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// The first pairs read time, the next ones rows, the rest columns.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chunked {
    /// Pairs on the first axis.
    pub first: usize,
    /// Pairs on the second axis; what is left goes to the third.
    pub second: usize,
}

impl Part for Chunked {
    fn id(&self) -> &'static str {
        "chunked"
    }

    fn formula(&self) -> String {
        let Self { first, second } = self;
        format!("t: p < {first}, h: p < {}, w: rest", first.saturating_add(*second))
    }
}

impl Allocate for Chunked {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let ends = [self.first, self.first.saturating_add(self.second)];
        let last = axes.len().saturating_sub(1);
        along(ladder(channels), |pair| ends.iter().filter(|&&end| pair >= end).count().min(last))
    }
}
