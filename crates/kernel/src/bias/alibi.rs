//! ALiBi: −slope·|Δ|, one slope per head.
//!
//! Press et al., arXiv:2108.12409. H heads, H a power of two: slope_h = 2^(−8(h+1)/H). Otherwise the slopes of the largest
//! power of two below H, then every other slope of twice that number, as in the authors' code.

use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::number;
use crate::recipe::Part;

/// −slope·|Δ|.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Alibi {
    /// Penalty per step.
    pub slope: f64,
}

impl Alibi {
    /// The bias of head `head` (from 0) of `heads` heads.
    pub fn of_head(head: usize, heads: usize) -> Self {
        Self::of_head_down_to(head, heads, 8.0)
    }

    /// As [`Self::of_head`], where the last of the heads has 2^−`last` instead of 2^−8 (`alibi_bias_max` of MPT).
    pub fn of_head_down_to(head: usize, heads: usize, last: f64) -> Self {
        Self { slope: libm::pow(2.0, -last * exponent(head, heads.max(1))) }
    }
}

/// −log of the slope of head `head` (from 0) of `heads` heads; 1 for the last of a power of two.
fn exponent(head: usize, heads: usize) -> f64 {
    let power = 1 << heads.ilog2();
    if head < power {
        (head + 1) as f64 / power as f64
    } else {
        (2 * (head - power) + 1) as f64 / (2 * power) as f64
    }
}

impl Part for Alibi {
    fn id(&self) -> &'static str {
        "alibi"
    }

    fn formula(&self) -> String {
        format!("− {}·|Δ|", number::plain(self.slope))
    }
}

impl AddToScore for Alibi {
    fn at(&self, query: f64, key: f64) -> f64 {
        -self.slope * (query - key).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_of_the_paper() {
        let slopes: Vec<_> = (0..8).map(|head| Alibi::of_head(head, 8).slope).collect();
        let wanted: Vec<_> = (1..=8).map(|power| libm::exp2(-f64::from(power))).collect();
        assert_eq!(slopes, wanted);
    }

    #[test]
    fn twelve_heads_interleave_two_ladders() {
        for (head, exponent) in (8..12).zip([-0.5, -1.5, -2.5, -3.5]) {
            assert!((Alibi::of_head(head, 12).slope - libm::exp2(exponent)).abs() < 1e-15);
        }
    }
}
