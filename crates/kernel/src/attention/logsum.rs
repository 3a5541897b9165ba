//! ln Σ eˣ that neither overflows nor loses small terms.
//!
//! Deliberately does not know: what the terms are.

use wide::f32x4;

use crate::trig;

/// A sum of exponentials, kept as its largest exponent and the sum relative to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LogSum {
    max: f64,
    sum: f64,
}

impl LogSum {
    /// No term.
    pub(super) const EMPTY: Self = Self { max: f64::NEG_INFINITY, sum: 0.0 };

    /// `sum`·e^`max`.
    pub(super) fn relative(max: f64, sum: f64) -> Self {
        Self { max, sum }
    }

    /// Adds eˣ.
    pub(super) fn add(&mut self, x: f64) {
        if x <= self.max {
            self.sum += libm::exp(x - self.max);
        } else {
            self.sum = self.sum * libm::exp(self.max - x) + 1.0;
            self.max = x;
        }
    }

    /// Adds the terms of another sum.
    pub(super) fn merge(&mut self, other: Self) {
        if other.sum == 0.0 {
            return;
        }
        let max = self.max.max(other.max);
        self.sum = self.sum * libm::exp(self.max - max) + other.sum * libm::exp(other.max - max);
        self.max = max;
    }

    /// The sum of eˣ over f32 scores: f32 in short stretches, f64 across them.
    pub(super) fn of(scores: &[f32]) -> Self {
        let max = largest(scores);
        let sum = scores.chunks(256).map(|chunk| f64::from(chunk_sum(chunk, max))).sum();
        if scores.is_empty() { Self::EMPTY } else { Self { max: f64::from(max), sum } }
    }

    /// ln Σ eˣ.
    pub(super) fn ln(self) -> f64 {
        self.max + libm::log(self.sum)
    }
}

/// The largest score; −∞ when there is none.
pub(super) fn largest(scores: &[f32]) -> f32 {
    let (fours, rest) = scores.as_chunks::<4>();
    let none = f32x4::splat(f32::NEG_INFINITY);
    let lanes = fours.iter().fold(none, |lanes, &four| lanes.fast_max(f32x4::new(four)));
    lanes.to_array().iter().chain(rest).fold(f32::NEG_INFINITY, |max, &score| max.max(score))
}

fn chunk_sum(scores: &[f32], max: f32) -> f32 {
    let (fours, rest) = scores.as_chunks::<4>();
    let lanes = fours
        .iter()
        .fold(f32x4::splat(0.0), |sum, &four| sum + trig::exp_four(f32x4::new(four) - max));
    lanes.to_array().iter().sum::<f32>()
        + rest.iter().map(|&score| trig::exp(score - max)).sum::<f32>()
}

/// Replaces scores by e^(score − max) and returns their sum.
pub(super) fn exponentiate(scores: &mut [f32]) -> f64 {
    let max = largest(scores);
    let mut sum = 0.0;
    for chunk in scores.chunks_mut(256) {
        let (fours, rest) = chunk.as_chunks_mut::<4>();
        let mut lanes = f32x4::splat(0.0);
        for four in fours {
            let terms = trig::exp_four(f32x4::new(*four) - max);
            lanes += terms;
            *four = terms.to_array();
        }
        let mut remainder = 0.0;
        for score in rest {
            *score = trig::exp(*score - max);
            remainder += *score;
        }
        sum += f64::from(lanes.to_array().iter().sum::<f32>() + remainder);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn huge_and_tiny_terms_are_kept() {
        let mut sum = LogSum::EMPTY;
        for x in [1000.0, -1000.0, 1000.0] {
            sum.add(x);
        }
        assert!((sum.ln() - (1000.0 + std::f64::consts::LN_2)).abs() < 1e-12);
        let mut merged = LogSum::EMPTY;
        merged.merge(sum);
        merged.merge(LogSum::EMPTY);
        assert_eq!(merged, sum);
    }

    #[test]
    fn slices_and_terms_agree() {
        let scores: Vec<f32> = (0..1000).map(|step| (step as f32 * 0.37).sin() * 9.0).collect();
        let mut one_by_one = LogSum::EMPTY;
        scores.iter().for_each(|&score| one_by_one.add(f64::from(score)));
        assert!((LogSum::of(&scores).ln() - one_by_one.ln()).abs() < 1e-6);
        let mut weights = scores.clone();
        let sum = exponentiate(&mut weights);
        assert!((libm::log(sum) + f64::from(largest(&scores)) - one_by_one.ln()).abs() < 1e-6);
    }
}
