//! A frequency of one's own for each pair, as a checkpoint may store them (`inv_freq`).
//!
//! Deliberately does not know: where the numbers came from.

use serde::{Deserialize, Serialize};

use super::Rungs;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// θ_i is the i-th of a list; pairs beyond its end do not turn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Custom {
    /// θ in radians per step, fastest first; what is no number counts as 0.
    pub thetas: Vec<f64>,
}

impl Part for Custom {
    fn id(&self) -> &'static str {
        "custom"
    }

    fn formula(&self) -> String {
        let end = |theta: Option<&f64>| number::plain(theta.copied().unwrap_or(0.0));
        let (first, last) = (end(self.thetas.first()), end(self.thetas.last()));
        format!("θ = {first} … {last}, {} of them", self.thetas.len())
    }
}

impl Rungs for Custom {
    fn rotary_channels(&self, dim: HeadDim) -> usize {
        dim.get().min(2 * self.thetas.len())
    }

    /// The base whose ladder has the same first and last rung; 1 where no base has them.
    fn base(&self) -> f64 {
        let [Some(first), Some(last)] = [self.thetas.first(), self.thetas.last()] else { return 1.0 };
        let pairs = self.thetas.len() as f64;
        let base = libm::pow(first / last, pairs / (pairs - 1.0));
        if base.is_finite() && base > 1.0 { base } else { 1.0 }
    }

    fn thetas(&self, channels: usize) -> Vec<f64> {
        let finite = self.thetas.iter().map(|theta| if theta.is_finite() { *theta } else { 0.0 });
        finite.chain(std::iter::repeat(0.0)).take(channels / 2).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::Rope;

    #[test]
    fn a_list_of_ropes_rungs_is_ropes_ladder() {
        let rope = Rope { base: 1e4, share: 1.0 };
        let custom = Custom { thetas: rope.thetas(64) };
        assert_eq!(custom.thetas(64), rope.thetas(64));
        assert!((custom.base() / 1e4 - 1.0).abs() < 1e-12);
        assert_eq!(custom.rotary_channels(HeadDim::DEFAULT), 64);
    }

    #[test]
    fn any_list_is_a_ladder() {
        for thetas in [vec![], vec![0.5], vec![f64::NAN, 1.0], vec![0.0, f64::INFINITY], vec![1.0, 0.0]] {
            let custom = Custom { thetas };
            assert!(custom.thetas(8).iter().all(|theta| theta.is_finite()));
            assert!(custom.base() >= 1.0 && custom.base().is_finite());
        }
    }
}
