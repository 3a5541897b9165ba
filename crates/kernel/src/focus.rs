//! **Focus**: how much of a row of attention lies on how few tokens, measured and in closed form.
//!
//! The index S = E|x| / √E(x²) is 1 for a row of equal weights and 1/√n for a single one (Su, kexue.fm/archives/9595 and 9889).
//! Closed forms hold for n → ∞ with scores β + γ·ε, ε normal; rows of few tokens stay above 1/√n and above them.
//! Deliberately does not know: mechanisms, tokens.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_PI, LN_2, PI};

/// S of a row of n numbers, from 1/√n to 1; 0 for one without numbers or of zeros.
pub fn sparsity(row: &[f64]) -> f64 {
    // Divided by the largest first: squares of large numbers are not finite.
    let most = row.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if most == 0.0 {
        return 0.0;
    }
    let (sum, squares) = row.iter().fold((0.0, 0.0), |(sum, squares), x| {
        let x = x.abs() / most;
        (sum + x, squares + x * x)
    });
    sum / libm::sqrt(squares * row.len() as f64)
}

/// As many tokens with equal weights are as sparse: 1/Σa² of weights that add up to 1.
pub fn effective(row: &[f64]) -> f64 {
    let index = sparsity(row);
    index * index * row.len() as f64
}

/// −Σ p ln p, in nats; a weight of 0 adds nothing.
pub fn entropy(row: &[f64]) -> f64 {
    row.iter().filter(|p| **p > 0.0).map(|p| -p * libm::log(*p)).sum()
}

/// Half the sum of differences: the largest difference in what two rows give to any set of tokens.
pub fn total_variation(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0
}

/// What the weights of a softmax differ by at most when no score differs by more than `error` (derived in the notes).
pub fn variation_bound(error: f64) -> f64 {
    libm::tanh(error.abs() / 2.0)
}

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
        let r = (beta / gamma).clamp(-1e6, 1e6);
        match self {
            // So far out the exact forms subtract equal numbers; what is left there has these leading terms.
            Self::Relu if r < -12.0 => libm::sqrt(density(r) / -r / 2.0),
            Self::Relu2 if r < -12.0 => libm::sqrt(density(r) / -r / 6.0),
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

/// The normal density.
fn density(x: f64) -> f64 {
    libm::exp(-x * x / 2.0) / libm::sqrt(2.0 * PI)
}

/// How much of the normal distribution lies below x.
fn below(x: f64) -> f64 {
    libm::erfc(-x * FRAC_1_SQRT_2) / 2.0
}

/// S of linear attention with features that are not negative and independent, of mean μ̃ and spread σ̃: `ratio` is σ̃/μ̃, `norms` is
/// ‖q̃‖₂/‖q̃‖₁, from 1/√d to 1.
pub fn linear_sparsity(ratio: f64, norms: f64) -> f64 {
    let share = ratio * norms;
    1.0 / libm::sqrt(1.0 + share * share)
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

/// H − ln n for keys all over a sphere, ‖q‖ = ‖k‖ = √d, and weights ∝ e^{λ q·k}: exact for n → ∞. At most 0.
pub fn sphere_entropy(d: usize, lambda: f64) -> f64 {
    let (half, x) = (d as f64 / 2.0, lambda.abs() * d as f64);
    if x < 1e-9 || d == 0 {
        return 0.0;
    }
    // ln of Γ(d/2)(2/x)^{d/2−1} I_{d/2−1}(x) is the integral of the ratio I_{d/2}/I_{d/2−1} from 0 to x.
    integral(x, |x| bessel_ratio(half - 1.0, x)) - x * bessel_ratio(half - 1.0, x)
}

/// Its leading order, d/2·ln(2/(1 + √(1 + 4λ²))): within 0.08 of it for d up to 128.
pub fn sphere_entropy_leading(d: usize, lambda: f64) -> f64 {
    let root = libm::sqrt(1.0 + 4.0 * lambda * lambda);
    d as f64 / 2.0 * (LN_2 - libm::log(1.0 + root))
}

/// I_{ν+1}(x)/I_ν(x) by the recurrence of ratios from far above, where they vanish.
fn bessel_ratio(order: f64, x: f64) -> f64 {
    let steps = (x + 60.0).min(20_000.0) as u32;
    let ratio = |ratio: f64, step: u32| x / (2.0 * (order + f64::from(step)) + x * ratio);
    (1..=steps).rev().fold(0.0, ratio)
}

/// Simpson's rule from 0.
fn integral(to: f64, of: impl Fn(f64) -> f64) -> f64 {
    const STEPS: u32 = 400;
    let step = to / f64::from(STEPS);
    let weight = |at: u32| match at {
        0 | STEPS => 1.0,
        at if at % 2 == 1 => 4.0,
        _ => 2.0,
    };
    (0..=STEPS).map(|at| weight(at) * of(f64::from(at) * step)).sum::<f64>() * step / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, wanted: f64, within: f64) {
        assert!((found - wanted).abs() <= within, "{found} for {wanted}");
    }

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
    fn features_of_normal_keys() {
        for (ratio, one, sixteen, many) in [
            (1.463, 0.564, 0.939, 0.984),
            (0.678, 0.828, 0.986, 0.996),
            (1.311, 0.607, 0.950, 0.987),
            (2.236, 0.408, 0.873, 0.963),
            (0.646, 0.840, 0.987, 0.997),
        ] {
            near(linear_sparsity(ratio, 1.0), one, 6e-4);
            near(linear_sparsity(ratio, 0.25), sixteen, 6e-4);
            near(linear_sparsity(ratio, 0.125), many, 6e-4);
        }
    }

    #[test]
    fn entropy_on_a_sphere() {
        for (d, lambda, wanted) in [
            (64, 0.125, -0.4890),
            (64, 0.25, -1.8389),
            (64, 0.5, -6.0511),
            (64, 1.0, -15.4734),
            (32, 1.0, -7.7747),
        ] {
            near(sphere_entropy(d, lambda), wanted, 5e-5);
            near(sphere_entropy_leading(d, lambda), wanted, 0.08);
        }
        assert_eq!(sphere_entropy(64, 0.0), 0.0);
        assert!(sphere_entropy(512, 50.0).is_finite());
    }

    #[test]
    fn rows_that_can_be_worked_out_by_hand() {
        near(sparsity(&[0.0, 3.0, 0.0, 0.0]), 0.5, 1e-15);
        near(sparsity(&[-2.0, 2.0]), 1.0, 1e-15);
        near(sparsity(&[3e300, 4e300]), 7.0 / (5.0 * libm::sqrt(2.0)), 1e-15);
        near(effective(&[0.5, 0.5, 0.0, 0.0]), 2.0, 1e-14);
        near(entropy(&[0.5, 0.5, 0.0]), LN_2, 1e-15);
        near(total_variation(&[0.5, 0.5, 0.0], &[0.25, 0.25, 0.5]), 0.5, 1e-15);
        assert_eq!((sparsity(&[]), sparsity(&[0.0; 3]), entropy(&[])), (0.0, 0.0, 0.0));
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
