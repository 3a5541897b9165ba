//! Rows of attention with keys all over a sphere, ‖q‖ = ‖k‖ = √d, weights ∝ e^{λ q·k}: what n and λ make of entropy and of a needle.
//!
//! λ = τ/√d, or τ·log₅₁₂(n)/√d, which is to keep the entropy as n grows (Su, kexue.fm/archives/8823). Closed forms hold for n → ∞,
//! while the sum is spread over many keys. Deliberately does not know: positions.

use std::f64::consts::LN_2;

use super::draws::Draws;

/// The length at which both scales are the same.
const CALIBRATED: f64 = 512.0;

/// How λ depends on n.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// τ/√d.
    Plain,
    /// τ·log₅₁₂(n)/√d.
    LogN,
}

impl Scale {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Plain, Self::LogN];
}

/// Keys on a sphere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sphere {
    /// d: channels.
    pub dim: usize,
    /// τ: how peaked the logits are.
    pub heat: f64,
    /// The cosine of the query and the needle.
    pub needle: f64,
}

/// What is measured of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LengthRow {
    /// Entropy of n keys, in nats.
    pub entropy: f64,
    /// Weight of the needle among n − 1 others.
    pub needle: f64,
}

impl Sphere {
    /// λ for a row of n keys.
    pub fn lambda(&self, tokens: usize, scale: Scale) -> f64 {
        let times = match scale {
            Scale::Plain => 1.0,
            Scale::LogN => libm::log(tokens.max(1) as f64) / libm::log(CALIBRATED),
        };
        self.heat * times / libm::sqrt(self.dim.max(1) as f64)
    }

    /// One row of n keys under both scales, in the order of [`Scale::ALL`].
    pub fn row(&self, tokens: usize, seed: u64, repeat: u64) -> [LengthRow; 2] {
        let (tokens, dim) = (tokens.max(1), self.dim.max(1));
        let mut draws = Draws::new(seed, [tokens as u64, repeat]);
        let cosines: Vec<f64> = (0..tokens).map(|_| draws.cosine(dim)).collect();
        Scale::ALL.map(|scale| {
            let times = self.lambda(tokens, scale) * dim as f64;
            measured(&cosines, times, self.needle)
        })
    }

    /// Entropy for n → ∞, in nats; below 0 where n is too small for that.
    pub fn entropy(&self, tokens: usize, scale: Scale) -> f64 {
        libm::log(tokens.max(1) as f64)
            + sphere_entropy(self.dim.max(1), self.lambda(tokens, scale))
    }

    /// Weight of the needle when the others weigh what they do on average.
    pub fn needle_weight(&self, tokens: usize, scale: Scale) -> f64 {
        let lambda = self.lambda(tokens, scale);
        let others = tokens.saturating_sub(1) as f64;
        let over = sphere_log_mean(self.dim.max(1), lambda)
            - lambda * self.dim.max(1) as f64 * self.needle;
        1.0 / (1.0 + others * libm::exp(over.min(600.0)))
    }
}

/// Entropy of all keys, and the weight of a needle that takes the place of the first.
fn measured(cosines: &[f64], times: f64, needle: f64) -> LengthRow {
    let most = cosines.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (mut all, mut first, mut others) = (0.0, 0.0, 0.0);
    for (at, cosine) in cosines.iter().enumerate() {
        let over = times * (cosine - most);
        let weight = libm::exp(over);
        all += weight;
        first += weight * over;
        others += if at > 0 { weight } else { 0.0 };
    }
    let needle = 1.0 / (1.0 + others * libm::exp((times * (most - needle)).min(600.0)));
    LengthRow { entropy: (libm::log(all) - first / all).max(0.0), needle }
}

/// H − ln n for keys all over a sphere, ‖q‖ = ‖k‖ = √d, and weights ∝ e^{λ q·k}: exact for n → ∞. At most 0.
pub fn sphere_entropy(d: usize, lambda: f64) -> f64 {
    let x = lambda.abs() * d as f64;
    sphere_log_mean(d, lambda) - x * bessel_ratio(d as f64 / 2.0 - 1.0, x)
}

/// ln E e^{λ q·k} over the sphere: ln Γ(d/2)(2/x)^{d/2−1} I_{d/2−1}(x) at x = λd, as the integral of I_{d/2}/I_{d/2−1} from 0 to x.
pub fn sphere_log_mean(d: usize, lambda: f64) -> f64 {
    let (half, x) = (d as f64 / 2.0, lambda.abs() * d as f64);
    if x < 1e-9 || d == 0 {
        return 0.0;
    }
    integral(x, |x| bessel_ratio(half - 1.0, x))
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
#[path = "sphere/tests.rs"]
mod tests;
