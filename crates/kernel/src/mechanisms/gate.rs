//! Gates: numbers between tokens that a trained model would compute from what it reads.
//!
//! Deliberately does not know: which model.

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
