//! **Spectra**: singular values of attention maps, and what masks make of the rank (Su, kexue.fm/archives/9529).
//!
//! A causal map is lower triangular with a positive diagonal, so that its determinant is Π A_ii > 0: full rank. That does not make
//! it well conditioned, and in doubles most of those determinants are not worth computing: Σ ln A_ii is. Deliberately does not
//! know: where queries and keys come from.

use nalgebra::DMatrix;
use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::mechanisms::{Features, Inputs};
use crate::order::ascending;

/// Who reads whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reads {
    /// Everyone everyone.
    All,
    /// The first so many tokens each other, the rest what came before (UniLM, prefix LM).
    Mixed(usize),
    /// Everyone itself and what came before.
    Forward,
    /// Everyone itself and what comes after.
    Backward,
    /// Everyone itself and up to so many neighbours on each side.
    Near(usize),
}

impl Reads {
    /// Whether a query reads a key.
    pub fn allows(self, query: usize, key: usize) -> bool {
        match self {
            Self::All => true,
            Self::Mixed(prefix) => key <= query || key < prefix.max(1) && query < prefix,
            Self::Forward => key <= query,
            Self::Backward => key >= query,
            Self::Near(window) => query.abs_diff(key) <= window,
        }
    }

    /// Whether maps are triangular, so that the determinant is the product of the diagonal.
    pub fn is_triangular(self) -> bool {
        match self {
            Self::Forward | Self::Backward | Self::Near(0) => true,
            Self::Mixed(prefix) => prefix <= 1,
            Self::All | Self::Near(_) => false,
        }
    }
}

/// What weights are proportional to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Similarity {
    /// q·k itself, not divided by anything.
    Product,
    /// e^{s·q·k/√d}.
    Softmax,
    /// φ(q)·φ(k) of features that are never negative.
    Linear(Features),
    /// max(q·k, 0)² (GAU).
    Relu2,
}

impl Similarity {
    /// All that differ in their rank.
    pub const ALL: [Self; 6] = [
        Self::Product,
        Self::Softmax,
        Self::Linear(Features::Elu),
        Self::Linear(Features::Exp),
        Self::Linear(Features::Relu),
        Self::Relu2,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Softmax => "softmax",
            Self::Linear(features) => features.id(),
            Self::Relu2 => "gau",
        }
    }

    /// Whether rows add up to 1, as far as they have weights.
    pub fn is_normalised(self) -> bool {
        !matches!(self, Self::Product | Self::Linear(Features::Identity))
    }

    /// The most that the rank can be without a mask; None where nothing bounds it.
    pub fn rank_bound(self, d: usize) -> Option<usize> {
        matches!(self, Self::Product | Self::Linear(_)).then_some(d)
    }

    /// The map \[n × n\] of these queries and keys, of which scores are multiplied by `scale`; a row without weight stays 0.
    pub fn map(self, inputs: &Inputs, reads: Reads, scale: f64) -> Array2<f64> {
        let inverse = 1.0 / libm::sqrt(inputs.q.ncols().max(1) as f64);
        let scores = match self {
            Self::Linear(features) => {
                let [q, k] = [&inputs.q, &inputs.k].map(|of| of.mapv(|x| features.of(x)));
                q.dot(&k.t())
            }
            _ => inputs.scores(),
        };
        let mut map = Array2::zeros(scores.dim());
        for (query, (mut row, scores)) in map.rows_mut().into_iter().zip(scores.rows()).enumerate()
        {
            let seen = |(key, _): &(usize, &f64)| reads.allows(query, *key);
            let most = scores.iter().enumerate().filter(seen).map(|(_, score)| scale * score);
            let most = most.fold(f64::NEG_INFINITY, f64::max);
            for (key, score) in scores.iter().enumerate().filter(seen) {
                row[key] = match self {
                    Self::Product | Self::Linear(_) => *score,
                    Self::Softmax => libm::exp((scale * score - most) * inverse),
                    Self::Relu2 => score.max(0.0) * score.max(0.0),
                };
            }
            let sum = row.sum();
            if self.is_normalised() && sum > 0.0 {
                row /= sum;
            }
        }
        map
    }
}

/// Singular values, the largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Spectrum {
    /// σ₁ ≥ σ₂ ≥ … ≥ 0.
    pub values: Vec<f64>,
}

/// Singular values below this share of the largest one count as 0.
const TOLERANCE: f64 = 1e-10;

impl Spectrum {
    /// Of a square map of finite numbers; None where the iteration does not end, which was never seen.
    pub fn of(map: &Array2<f64>) -> Option<Self> {
        let (rows, columns) = map.dim();
        if rows == 0 || columns == 0 || map.iter().any(|x| !x.is_finite()) {
            return None;
        }
        let matrix = DMatrix::from_fn(rows, columns, |row, column| map[(row, column)]);
        let found =
            matrix.try_svd_unordered(false, false, f64::EPSILON, 100 * rows.max(columns))?;
        let mut values: Vec<f64> = found.singular_values.iter().map(|value| value.abs()).collect();
        ascending(&mut values);
        values.reverse();
        Some(Self { values })
    }

    /// How many singular values are above 1e-10 of the largest.
    pub fn rank(&self) -> usize {
        let most = self.values.first().copied().unwrap_or(0.0);
        self.values.iter().filter(|value| **value > TOLERANCE * most).count()
    }

    /// e^{H(σ/Σσ)}: as many equal singular values have that entropy; 0 for a map of zeros.
    pub fn effective_rank(&self) -> f64 {
        let sum: f64 = self.values.iter().sum();
        if sum <= 0.0 {
            return 0.0;
        }
        let shares: Vec<f64> = self.values.iter().map(|value| value / sum).collect();
        libm::exp(crate::focus::entropy(&shares))
    }

    /// σ₁/σ_n; infinite where the last is 0.
    pub fn condition(&self) -> f64 {
        match (self.values.first(), self.values.last()) {
            (Some(first), Some(last)) if *last > 0.0 => first / last,
            _ => f64::INFINITY,
        }
    }
}

/// Σ ln A_ii: ln det of a triangular map; None where an entry of the diagonal is not positive.
pub fn log_diagonal(map: &Array2<f64>) -> Option<f64> {
    let logs = map.diag().into_iter().map(|entry| (*entry > 0.0).then(|| libm::log(*entry)));
    logs.sum()
}

/// Between which numbers the spectral radius of a map without negative entries lies: its smallest and its largest row sum
/// (Frobenius). Where rows add up to 1 both are 1.
pub fn spectral_radius(map: &Array2<f64>) -> (f64, f64) {
    let sums = map.rows().into_iter().map(|row| row.sum());
    sums.fold((f64::INFINITY, 0.0), |(low, high), sum| (low.min(sum), high.max(sum)))
}

#[cfg(test)]
#[path = "spectrum/tests.rs"]
mod tests;
