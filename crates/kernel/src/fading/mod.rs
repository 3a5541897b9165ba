//! **Fading**: a factor per pair that multiplies its part of the score and shrinks with distance.
//!
//! A factor of the score, not of the weight: what fades tends to 0 and so to the *average*, not to nothing. Distance is |Δ|,
//! the mean over the axes, so that no factor ever exceeds 1, in whichever direction a query reads.
//! Deliberately does not know: angles.

use crate::dim::HeadDim;
use crate::recipe::Part;
use crate::registry::parts;

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
}
