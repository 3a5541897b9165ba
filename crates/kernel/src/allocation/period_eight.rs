//! MM-RoPE: in every eight pairs two read time, three rows and three columns.
//!
//! Lumos-1 (arXiv:2507.08801), as re-implemented by the authors of MRoPE-I: t, t, h, w, h, w, h, w. Every pair keeps its 1-D frequency.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// T T H W H W H W, again and again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PeriodEight;

impl Part for PeriodEight {
    fn id(&self) -> &'static str {
        "period-eight"
    }

    fn formula(&self) -> String {
        "t, t, h, w, h, w, h, w, …".into()
    }
}

impl Allocate for PeriodEight {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let last = axes.len().saturating_sub(1);
        along(ladder(channels), |pair| [0, 0, 1, 2, 1, 2, 1, 2][pair % 8].min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tools::{axes_of};
    use super::*;

    #[test]
    fn two_of_eight_pairs_read_time() {
        let axes = axes_of(&PeriodEight, 128);
        let count = |axis| axes.iter().filter(|&&a| a == axis).count();
        assert_eq!([count(0), count(1), count(2)], [16, 24, 24]);
    }
}
