//! MRoPE-I: rows and columns take every third pair, time what is left; every axis sees nearly the whole range.
//!
//! arXiv:2510.23095, released code; Qwen3-VL [24, 20, 20]. Rows read pairs 1, 4, … below 3s_h, columns 2, 5, … below 3s_w, time all
//! others. Every pair keeps its 1-D frequency, so text at (n, n, n) is exactly RoPE-1D.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// T H W T H W … T.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Strided {
    /// Pairs s_h of the second axis.
    pub rows: usize,
    /// Pairs s_w of the third axis.
    pub columns: usize,
}

impl Part for Strided {
    fn id(&self) -> &'static str {
        "strided"
    }

    fn formula(&self) -> String {
        let Self { rows, columns } = self;
        format!("h: 1, 4, … < 3·{rows}, w: 2, 5, … < 3·{columns}, t: rest")
    }
}

impl Allocate for Strided {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let last = axes.len().saturating_sub(1);
        let axis = |pair: usize| match pair % 3 {
            1 if pair / 3 < self.rows => 1,
            2 if pair / 3 < self.columns => 2,
            _ => 0,
        };
        along(ladder(channels), |pair| axis(pair).min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tools::{axes_of};
    use super::*;

    #[test]
    fn counts_of_qwen3_vl() {
        let axes = axes_of(&Strided { rows: 20, columns: 20 }, 128);
        let count = |axis| axes.iter().filter(|&&a| a == axis).count();
        assert_eq!([count(0), count(1), count(2)], [24, 20, 20]);
        let last = |axis| axes.iter().rposition(|&a| a == axis);
        assert_eq!([last(1), last(2)], [Some(58), Some(59)]);
    }
}
