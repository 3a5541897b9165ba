//! ln Σ eˣ that neither overflows nor loses small terms.
//!
//! Deliberately does not know: what the terms are.

use rotarium_lanes::{largest, sum_of_exp};

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

    /// Adds the term of a sink; −∞ is none.
    pub(super) fn add_sink(&mut self, logit: f64) {
        if logit > f64::NEG_INFINITY {
            self.add(logit);
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
        let sum = sum_of_exp(scores, max);
        if scores.is_empty() { Self::EMPTY } else { Self { max: f64::from(max), sum } }
    }

    /// ln Σ eˣ.
    pub(super) fn ln(self) -> f64 {
        self.max + libm::log(self.sum)
    }
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
        let sum = rotarium_lanes::exponentiate(&mut weights, largest(&scores));
        assert!((libm::log(sum) + f64::from(largest(&scores)) - one_by_one.ln()).abs() < 1e-6);
    }
}
