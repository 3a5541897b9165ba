//! The attention of GAU: squared rectified scores, divided by how many tokens are read.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight, normalised, seen};

/// relu(q·k)² / (n·d) (Hua et al., arXiv:2202.10447; Su, kexue.fm/archives/8934 for the divisor), or with rows that add up to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Gau {
    /// Divide each row by its sum instead.
    pub normalised: bool,
}

impl Attend for Gau {
    fn id(&self) -> &'static str {
        if self.normalised { "relu2-normalised" } else { "gau" }
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let (tokens, d) = inputs.q.dim();
        let square = |query, key| {
            let score = inputs.score(query, key).max(0.0);
            let read = if self.normalised { 1.0 } else { (sight.reads(query, tokens) * d) as f64 };
            score * score / read
        };
        let weights = seen(tokens, sight, square);
        if self.normalised { normalised(weights) } else { weights }
    }

    fn recurrent(&self, _: &Inputs) -> Option<Array2<f64>> {
        None
    }

    fn is_normalised(&self) -> bool {
        self.normalised
    }

    fn state(&self, _: usize, _: usize) -> Option<usize> {
        None
    }
}
