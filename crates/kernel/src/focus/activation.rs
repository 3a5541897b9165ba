//! Closed forms of S for scores β + γ·ε, ε normal, n → ∞ (Su, kexue.fm/archives/9889).
//!
//! Deliberately does not know: rows of finitely many tokens.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_PI, PI};

/// What becomes of a score before the row is divided by its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// eˢ.
    Exp,
    /// s.
    Identity,
    /// max(s, 0).
    Relu,
    /// max(s, 0)².
    Relu2,
}

impl Activation {
    /// All.
    pub const ALL: [Self; 4] = [Self::Exp, Self::Identity, Self::Relu, Self::Relu2];

    /// Its value.
    pub fn of(self, score: f64) -> f64 {
        match self {
            Self::Exp => libm::exp(score.min(300.0)),
            Self::Identity => score,
            Self::Relu => score.max(0.0),
            Self::Relu2 => score.max(0.0) * score.max(0.0),
        }
    }

    /// S for scores of mean β and spread γ > 0 (Su, kexue.fm/archives/9889; rectified: derived in the notes). All but the
    /// exponential know β/γ only.
    pub fn sparsity(self, beta: f64, gamma: f64) -> f64 {
        let r = (beta / gamma.max(1e-300)).clamp(-1e6, 1e6);
        match self {
            Self::Relu | Self::Relu2 if density(r) == 0.0 && r < 0.0 => 0.0,
            // So far out Φ and φ vanish together: their ratio does not.
            Self::Relu | Self::Relu2 if r < FAR => {
                let [first, second, _, fourth] = rectified(r);
                let [first, second] =
                    if self == Self::Relu { [first, second] } else { [second, fourth] };
                libm::sqrt(density(r)) * first / libm::sqrt(second)
            }
            Self::Exp => libm::exp(-gamma * gamma / 2.0),
            Self::Identity => {
                let first = libm::sqrt(FRAC_2_PI) * libm::exp(-r * r / 2.0)
                    + r * libm::erf(r * FRAC_1_SQRT_2);
                first / libm::sqrt(1.0 + r * r)
            }
            Self::Relu => {
                let first = r * below(r) + density(r);
                first / libm::sqrt((1.0 + r * r) * below(r) + r * density(r))
            }
            Self::Relu2 => {
                let square = r * r;
                let first = (1.0 + square) * below(r) + r * density(r);
                let second = (square * square + 6.0 * square + 3.0) * below(r)
                    + (square + 5.0) * r * density(r);
                first / libm::sqrt(second)
            }
        }
    }
}

/// Below it, Φ is known by its ratio to φ.
pub(super) const FAR: f64 = -5.0;

/// E max(r + ε, 0)ᵏ/φ(r) for k = 1, 2 and 4 (3 is not wanted) and r < [`FAR`].
pub(super) fn rectified(r: f64) -> [f64; 4] {
    let (x, m) = (-r, mills(-r));
    let square = x * x;
    let fourth = (square * square + 6.0 * square + 3.0) * m - (square + 5.0) * x;
    [1.0 - x * m, (1.0 + square) * m - x, 0.0, fourth.max(24.0 / libm::pow(x + 2.0, 5.0))]
}

/// Φ(−x)/φ(x) for x ≥ 5, by its continued fraction.
pub(super) fn mills(x: f64) -> f64 {
    let rest = (1..=60).rev().fold(0.0, |rest, step| f64::from(step) / (x + rest));
    1.0 / (x + rest)
}

/// The normal density.
pub(super) fn density(x: f64) -> f64 {
    libm::exp(-x * x / 2.0) / libm::sqrt(2.0 * PI)
}

/// How much of the normal distribution lies below x.
pub(super) fn below(x: f64) -> f64 {
    libm::erfc(-x * FRAC_1_SQRT_2) / 2.0
}

/// S of n weights λ^age.
pub fn decay_sparsity(lambda: f64, tokens: usize) -> f64 {
    let n = tokens.max(1) as f64;
    if lambda >= 1.0 {
        return 1.0;
    }
    let last = libm::pow(lambda.max(0.0), n);
    libm::sqrt((1.0 - last) * (1.0 + lambda) / (n * (1.0 - lambda) * (1.0 + last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::focus::near;

    #[test]
    fn closed_forms_of_the_notes() {
        let at = |activation: Activation, beta, gamma| activation.sparsity(beta, gamma);
        near(at(Activation::Identity, 1.0, 1.0), 0.824_933, 5e-7);
        near(at(Activation::Relu, 1.0, 1.0), 0.780_869, 5e-7);
        near(at(Activation::Relu2, 1.0, 1.0), 0.612_773, 5e-7);
        near(at(Activation::Exp, 1.0, 1.0), 0.606_531, 5e-7);
        near(at(Activation::Relu2, -1.0, 1.0), 0.205_256, 5e-7);
        near(at(Activation::Relu2, -3.0, 1.0), 0.016_706, 5e-7);
        near(at(Activation::Relu2, -2.0, 0.5), 0.002_481, 5e-7);
        near(at(Activation::Identity, -2.0, 0.5), 0.970_146, 5e-7);
        near(at(Activation::Identity, 0.0, 2.0), libm::sqrt(FRAC_2_PI), 1e-15);
        near(at(Activation::Relu, 0.0, 2.0), 1.0 / libm::sqrt(PI), 1e-15);
        near(at(Activation::Relu2, 0.0, 2.0), 1.0 / libm::sqrt(6.0), 1e-15);
        for (lambda, tokens, wanted) in
            [(0.9, 64, 0.544_220_343_4), (0.99, 64, 0.983_310_460_2), (0.99, 1024, 0.440_820_547_0)]
        {
            near(decay_sparsity(lambda, tokens), wanted, 5e-11);
        }
    }

    #[test]
    fn far_below_zero_both_forms_meet() {
        for activation in [Activation::Relu, Activation::Relu2] {
            let at = |r: f64| activation.sparsity(r, 1.0);
            near(at(FAR - 1e-9) / at(FAR + 1e-9), 1.0, 1e-6);
            // The leading terms of the expansion for r → −∞.
            let times = if activation == Activation::Relu { 2.0 } else { 6.0 };
            near(at(-30.0) / libm::sqrt(density(-30.0) / 30.0 / times), 1.0, 0.02);
            assert!((0.0..1e-100).contains(&at(-50.0)) && at(-1e9).is_finite());
        }
        assert!(Activation::ALL.iter().all(|activation| activation.sparsity(0.0, 0.0).is_finite()));
    }

    #[test]
    fn only_exponentials_focus_at_any_mean() {
        for beta in [-20.0, -1.0, 0.0, 0.3, 40.0] {
            for gamma in [0.1, 1.0, 7.0] {
                let at = |activation: Activation| activation.sparsity(beta, gamma);
                near(at(Activation::Identity), Activation::Identity.sparsity(-beta, gamma), 1e-14);
                assert!(at(Activation::Identity) >= libm::sqrt(FRAC_2_PI) - 1e-15);
                near(at(Activation::Exp), Activation::Exp.sparsity(0.0, gamma), 0.0);
                for activation in Activation::ALL {
                    assert!(
                        (0.0..=1.0 + 1e-12).contains(&at(activation)),
                        "{activation:?} {beta} {gamma}"
                    );
                }
            }
        }
    }
}
