//! Heads whose content is known, so that what a method does to their logits can be told.
//!
//! Both are trained with plain RoPE: f(Δ) = Σ_i a_i cos θ_iΔ − b_i sin θ_iΔ for distances below L. A recipe then turns the same
//! content with frequencies and distances of its own (Su, kexue.fm 9948: keep near, compress far). Deliberately does not know:
//! which methods there are.

mod cholesky;
mod fit;
mod line;
mod unseen;

pub use fit::{fitted, target};
pub use line::{Line, Masses, tax};
pub use unseen::unseen_share;

use crate::attention::PairWeights;

/// How strongly the head that looks back scores each pair.
const STRENGTH: f64 = 0.25;

/// A head trained to look exactly `offset` tokens back: f(Δ) = 0.25 · Σ_i cos(θ_iΔ − θ_i·offset).
///
/// ```
/// use rotarium_kernel::heads::looking_back;
/// let weights = looking_back(&[1.0, 0.1], 2.0);
/// // At the distance itself every pair adds all it can.
/// let at_two: f64 = (0..2).map(|i| {
///     let angle = [2.0, 0.2][i];
///     weights.a[i] * f64::cos(angle) - weights.b[i] * f64::sin(angle)
/// }).sum();
/// assert!((at_two - 0.5).abs() < 1e-12);
/// ```
pub fn looking_back(thetas: &[f64], offset: f64) -> PairWeights {
    let weight = |theta: &f64| {
        let (sin, cos) = libm::sincos(theta * offset);
        (STRENGTH * cos, -STRENGTH * sin)
    };
    let (a, b) = thetas.iter().map(weight).unzip();
    PairWeights { a, b }
}
