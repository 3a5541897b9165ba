//! **Fading**: a factor per pair that multiplies its part of the score and shrinks with distance.
//!
//! A factor of the score, not of the weight: what fades tends to 0 and so to the *average*, not to nothing. Distance is |Δ|,
//! the mean over the axes, so that no factor ever exceeds 1, in whichever direction a query reads.
//! Deliberately does not know: angles.

use crate::dim::HeadDim;
use crate::recipe::{Part, Side};
use crate::registry::parts;

pub use retention::Chunk;

/// Largest exponent of a share, so that it is neither 0 nor infinite.
const MOST: f64 = 700.0;

parts! {
    /// What shrinks the pairs with distance.
    #[derive(Copy)]
    Fading: Fade {
        unfaded::Unfaded,
        x_pos::XPos,
        retention::Retention,
    }
}

/// A rule for the loss of each pair.
pub trait Fade: Part {
    /// ln of the factor of one step, at most 0.
    fn rate(&self, pair: usize, dim: HeadDim) -> f64;

    /// True when [`Self::rate`] is 0 everywhere.
    fn is_none(&self) -> bool {
        false
    }

    /// Libraries split the factor over q and k: what the vector of a token `steps` after some middle is multiplied with.
    ///
    /// The middle cancels in the product of q and k, which fades by their distance as long as the key comes first. Shares of
    /// tokens far from the middle would leave the range of numbers; they stop short of that.
    fn share(&self, side: Side, pair: usize, dim: HeadDim, steps: f64) -> f64 {
        let exponent = (steps * self.rate(pair, dim)).clamp(-MOST, MOST);
        match side {
            Side::Query => libm::exp(exponent),
            Side::Key => libm::exp(-exponent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_of_the_paper() {
        let dim = HeadDim::new(64).unwrap();
        // After `scale` steps the factor is ζ itself.
        let zeta = |pair| libm::exp(512.0 * XPos { scale: 512.0 }.rate(pair, dim));
        assert!((zeta(0) - 0.2857).abs() < 5e-5 && (zeta(31) - 0.9777).abs() < 5e-5);
        let step = libm::exp(Retention { gamma: 0.96875 }.rate(7, dim));
        assert!((step - (1.0 - 1.0 / 32.0)).abs() < 1e-15);
        assert_eq!(Retention { gamma: 2.0 }.rate(0, dim), 0.0);
        assert!(Retention { gamma: 0.0 }.rate(0, dim).is_finite());
    }

    #[test]
    fn shares_of_q_and_k_make_the_factor_wherever_the_middle_is() {
        let dim = HeadDim::new(8).unwrap();
        let xpos = XPos { scale: 16.0 };
        for (pair, middle) in [(0, 0.0), (1, 3.0), (3, -40.0)] {
            let query = xpos.share(Side::Query, pair, dim, 9.0 - middle);
            let key = xpos.share(Side::Key, pair, dim, 4.0 - middle);
            let wanted = libm::exp(5.0 * xpos.rate(pair, dim));
            assert!((query * key - wanted).abs() < 1e-14);
        }
        let far = Retention { gamma: 0.0 }.share(Side::Key, 0, dim, 1e6);
        assert!(far.is_finite() && Unfaded.share(Side::Query, 0, dim, 1e6) == 1.0);
    }
}
