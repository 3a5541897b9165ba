//! **Focus**: how much of a row of attention lies on how few tokens, measured and in closed form.
//!
//! The index S = E|x| / √E(x²) is 1 for a row of equal weights and 1/√n for a single one (Su, kexue.fm/archives/9595 and 9889).
//! Closed forms hold for n → ∞ with scores β + γ·ε, ε normal; rows of few tokens stay above 1/√n and above them.
//! Deliberately does not know: mechanisms, tokens.

mod activation;
mod draws;
mod estimate;
mod features;
mod rows;
mod sphere;

pub use activation::{Activation, decay_sparsity};
pub use estimate::Estimate;
pub use features::{Band, Moments, from_moments, linear_sparsity};
pub use rows::{Rows, Weighing};
pub use sphere::{
    LengthRow, Scale, Sphere, sphere_entropy, sphere_entropy_leading, sphere_log_mean,
};

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

#[cfg(test)]
fn near(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{found} for {wanted}");
}

#[cfg(test)]
mod tests {
    use std::f64::consts::LN_2;

    use super::*;

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
}
