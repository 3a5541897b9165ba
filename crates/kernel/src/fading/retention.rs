//! Retention: all pairs lose the same factor γ at each step.
//!
//! Sun et al., RetNet, arXiv:2307.08621: γ_h = 1 − 2^(−5−h) for head h = 0, 1, … Nothing is normalised by a softmax there;
//! torchscale divides each row of γ^(n−m) by the square root of its sum instead, and reads long texts chunk by chunk.

use serde::{Deserialize, Serialize};

use super::Fade;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// γ^|Δ|.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// γ, between 0 and 1.
    pub gamma: f64,
}

impl Retention {
    /// γ of head `head`, from 0.
    pub fn of_head(head: usize) -> Self {
        Self { gamma: 1.0 - libm::pow(2.0, -5.0 - head as f64) }
    }

    /// ln γ, at most 0.
    pub fn log_decay(self) -> f64 {
        libm::log(self.gamma.clamp(1e-12, 1.0))
    }

    /// γ^steps.
    pub fn after(self, steps: usize) -> f64 {
        libm::exp(steps as f64 * self.log_decay())
    }

    /// Σ γ^(query − key) over the keys 0 … query.
    pub fn row_sum(self, query: usize) -> f64 {
        (0..=query).map(|steps| self.after(steps)).sum()
    }

    /// torchscale's decay mask: γ^(query − key) over the square root of [`Self::row_sum`]; 0 for keys after the query.
    ///
    /// ```
    /// use rotarium_kernel::fading::Retention;
    /// let retention = Retention { gamma: 0.5 };
    /// assert_eq!(retention.mask_row(1, 3), [0.5, 1.0, 0.0].map(|factor| factor / f64::sqrt(1.5)));
    /// ```
    pub fn mask_row(self, query: usize, tokens: usize) -> Vec<f64> {
        let norm = libm::sqrt(self.row_sum(query));
        let factor = |key| query.checked_sub(key).map_or(0.0, |steps| self.after(steps) / norm);
        (0..tokens).map(factor).collect()
    }
}

/// A text that is read in chunks, with a state in between, as torchscale does.
///
/// The state after a chunk is the state before it times [`Self::cross`], plus Σ kᵀv times [`Self::value`]. A query reads it
/// with the factor [`Self::query`], and the keys of its own chunk with [`Retention::mask_row`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chunk {
    /// γ.
    pub retention: Retention,
    /// Tokens of a chunk, at least 1.
    pub tokens: usize,
}

impl Chunk {
    /// What the state loses over a whole chunk.
    pub fn cross(self) -> f64 {
        self.retention.after(self.tokens)
    }

    /// Share of the token at place `at` of the chunk in the state after it; the shares of a chunk add up to 1.
    pub fn value(self, at: usize) -> f64 {
        let steps = self.tokens.saturating_sub(1).saturating_sub(at);
        self.retention.after(steps) / self.whole()
    }

    /// What a query at place `at` of the chunk reads the state before it with.
    pub fn query(self, at: usize) -> f64 {
        let norm = libm::sqrt(self.retention.row_sum(at));
        self.retention.after(at + 1) * self.whole() / norm
    }

    /// The row sum of the last token.
    fn whole(self) -> f64 {
        self.retention.row_sum(self.tokens.saturating_sub(1))
    }
}

impl Part for Retention {
    fn id(&self) -> &'static str {
        "retention"
    }

    fn formula(&self) -> String {
        format!("· {}^|Δ|", number::plain(self.gamma))
    }
}

impl Fade for Retention {
    fn rate(&self, _: usize, _: HeadDim) -> f64 {
        self.log_decay()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_an_earlier_chunk_decays_by_its_distance() {
        let retention = Retention::of_head(1);
        let chunk = Chunk { retention, tokens: 5 };
        for (query, key) in [(0, 0), (3, 1), (4, 4)] {
            let norm = libm::sqrt(retention.row_sum(query));
            let read = chunk.query(query) * chunk.value(key) * norm;
            assert!((read - retention.after(5 + query - key)).abs() < 1e-14);
            let before = read * chunk.cross();
            assert!((before - retention.after(10 + query - key)).abs() < 1e-14);
        }
        let shares: f64 = (0..5).map(|at| chunk.value(at)).sum();
        assert!((shares - 1.0).abs() < 1e-14);
    }

    #[test]
    fn squares_of_the_norms_are_the_row_sums() {
        let row = Retention::of_head(0).mask_row(3, 6);
        let sum: f64 = row.iter().sum();
        assert!((sum * sum - Retention::of_head(0).row_sum(3)).abs() < 1e-14);
        assert_eq!(row[4..], [0.0, 0.0]);
        assert_eq!(Retention { gamma: 1.0 }.row_sum(3), 4.0);
    }
}
