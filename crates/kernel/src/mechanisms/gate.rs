//! Gates: numbers between tokens that a trained model would compute from what it reads.
//!
//! Deliberately does not know: which model.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

/// A number for each token and channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Gate {
    /// The same everywhere.
    Constant(f64),
    /// Row by row; what is missing is the last number.
    Given {
        /// Numbers per token.
        width: usize,
        /// All numbers.
        numbers: Vec<f64>,
    },
}

impl Gate {
    /// σ(k)^{1/τ} of each channel of the keys: what a token holds decides what is kept. Trained models have a matrix between
    /// (Yang et al., arXiv:2312.06635, with τ = 16).
    pub fn of_keys(keys: &Array2<f64>, slowness: f64) -> Self {
        let slowness = if slowness > 0.0 { slowness } else { 1.0 };
        // ln σ(k) = −ln(1 + e^{−k}), which is −k where that is small.
        let log = |k: f64| if k < -30.0 { k } else { -libm::log1p(libm::exp(-k)) };
        let numbers = keys.iter().map(|k| libm::exp(log(*k) / slowness)).collect();
        Self::Given { width: keys.ncols(), numbers }
    }

    /// One number for every `every`-th token from the first, and another for those between: a signal in noise.
    pub fn signal(tokens: usize, every: usize, signal: f64, noise: f64) -> Self {
        let number = |token: usize| if token.is_multiple_of(every.max(1)) { signal } else { noise };
        Self::Given { width: 1, numbers: (0..tokens).map(number).collect() }
    }

    /// The number of a token and a channel.
    pub fn at(&self, token: usize, channel: usize) -> f64 {
        match self {
            Self::Constant(number) => *number,
            Self::Given { width, numbers } => {
                let at = token * width + channel.min(width.saturating_sub(1));
                numbers.get(at).or(numbers.last()).copied().unwrap_or(1.0)
            }
        }
    }

    /// As [`Self::at`], between the smallest positive share and 1, so that its logarithm is a number.
    pub(super) fn share(&self, token: usize, channel: usize) -> f64 {
        self.at(token, channel).clamp(1e-30, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use ndarray::arr2;

    use super::*;

    #[test]
    fn keys_open_gates() {
        let gate = Gate::of_keys(&arr2(&[[0.0, 800.0], [-800.0, libm::log(3.0)]]), 2.0);
        let found =
            [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(token, channel)| gate.at(token, channel));
        assert!((found[0] - libm::sqrt(0.5)).abs() < 1e-15 && found[1] == 1.0);
        assert!(found[2] < 1e-100 && (found[3] - libm::sqrt(0.75)).abs() < 1e-15);
        assert!(Gate::of_keys(&arr2(&[[1.0]]), 0.0).at(0, 0).is_finite());
    }

    #[test]
    fn a_signal_stands_out_at_even_distances() {
        let gate = Gate::signal(7, 3, 0.5, 0.1);
        assert_eq!([0, 1, 2, 3, 6].map(|token| gate.at(token, 4)), [0.5, 0.1, 0.1, 0.5, 0.5]);
    }
}
