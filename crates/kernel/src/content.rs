//! **Content**: what the queries and keys hold before any position acts on them.
//!
//! Deliberately does not know: where tokens stand, how scores are formed.

use std::ops::Range;

use ndarray::Array2;
use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use crate::dim::HeadDim;
use crate::pairing::Pairing;
use crate::recipe::{Encoding, Side};
use crate::rescale::{Rescale, Unscaled};

/// What q and k hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// q = k = 1 in every channel, so that only positions speak. With an additive encoding the content is 0 for the same
    /// reason: q and k are the position vectors themselves.
    Ones,
    /// Independent Gaussian channels.
    Gaussian {
        /// Mean μ of every channel.
        mean: f64,
        /// Variance σ² of every channel.
        variance: f64,
        /// Seed of the generator.
        seed: u64,
    },
    /// q = 1 and k turned so that a key `offset` tokens back fits best: a head trained to look there (with the frequencies
    /// before rescaling). Su's notes call the test of it local distortion.
    Shifted {
        /// Tokens back.
        offset: f64,
    },
    /// Gaussian channels, but every query also holds `strength`·1 and one key *is* `strength`·1.
    Needle {
        /// Place of the needle, as a share of the sequence.
        place: f64,
        /// How much of each query looks for it.
        strength: f64,
        /// Seed of the generator.
        seed: u64,
    },
    /// Given numbers, row-major, d per row: one row for all tokens, or one for each token.
    Given {
        /// Queries.
        q: Vec<f32>,
        /// Keys.
        k: Vec<f32>,
    },
}

/// Content made into numbers for one head.
#[derive(Debug, Clone, PartialEq)]
pub enum Vectors {
    /// Every token holds the same q and the same k, d numbers each.
    Same {
        /// The query.
        q: Vec<f32>,
        /// The key.
        k: Vec<f32>,
    },
    /// One row per token, shape \[N, d\].
    Each {
        /// Queries.
        q: Array2<f32>,
        /// Keys.
        k: Array2<f32>,
    },
}

impl Content {
    /// Whether every token holds the same vectors, so that no token needs memory of its own.
    pub fn is_same_everywhere(&self, dim: HeadDim) -> bool {
        match self {
            Self::Ones | Self::Shifted { .. } => true,
            Self::Gaussian { .. } | Self::Needle { .. } => false,
            Self::Given { q, k } => q.len() <= dim.get() && k.len() <= dim.get(),
        }
    }

    /// The vectors of `tokens` tokens. Numbers that are missing are repeated from the start; what is not finite is 0.
    pub fn vectors(&self, encoding: &Encoding, dim: HeadDim, tokens: usize) -> Vectors {
        match self {
            Self::Ones => same(vec![1.0; dim.get()], vec![1.0; dim.get()]),
            Self::Shifted { offset } => {
                same(vec![1.0; dim.get()], turned_ones(encoding, dim, *offset))
            }
            Self::Gaussian { mean, variance, seed } => {
                let (q, k) = gaussian(dim, tokens, *mean, libm::sqrt(variance.max(0.0)), *seed);
                Vectors::Each { q, k }
            }
            Self::Needle { place, strength, seed } => {
                let (mut q, mut k) = gaussian(dim, tokens, 0.0, 1.0, *seed);
                q += *strength as f32;
                let at =
                    libm::round(place.clamp(0.0, 1.0) * tokens.saturating_sub(1) as f64) as usize;
                k.row_mut(at).fill(*strength as f32);
                Vectors::Each { q, k }
            }
            Self::Given { q, k } if self.is_same_everywhere(dim) => {
                same(repeated(q, dim.get()), repeated(k, dim.get()))
            }
            Self::Given { q, k } => {
                let matrix = |numbers| shaped(repeated(numbers, tokens * dim.get()), tokens, dim);
                Vectors::Each { q: matrix(q), k: matrix(k) }
            }
        }
    }
}

impl Vectors {
    /// Rows of `dim` numbers, one for each token; incomplete rows are left out.
    pub fn of_rows(q: Vec<f32>, k: Vec<f32>, dim: HeadDim) -> Self {
        let rows = |mut values: Vec<f32>| {
            let tokens = values.len() / dim.get();
            values.truncate(tokens * dim.get());
            Array2::from_shape_vec((tokens, dim.get()), values).unwrap_or_default()
        };
        Self::Each { q: rows(q), k: rows(k) }
    }

    /// What a token holds for one side of the product.
    pub(crate) fn of(&self, side: Side, token: usize) -> &[f32] {
        match side {
            Side::Query => self.query(token),
            Side::Key => self.key(token),
        }
    }

    /// What all of these tokens hold, one after the other; None where that is nowhere written down.
    pub(crate) fn rows(&self, side: Side, tokens: Range<usize>) -> Option<&[f32]> {
        let Self::Each { q, k } = self else { return None };
        let matrix = if side == Side::Query { q } else { k };
        let dim = matrix.ncols();
        matrix.as_slice()?.get(tokens.start * dim..tokens.end * dim)
    }

    /// The query of a token.
    pub fn query(&self, token: usize) -> &[f32] {
        match self {
            Self::Same { q, .. } => q,
            Self::Each { q, .. } => row(q, token),
        }
    }

    /// The key of a token.
    pub fn key(&self, token: usize) -> &[f32] {
        match self {
            Self::Same { k, .. } => k,
            Self::Each { k, .. } => row(k, token),
        }
    }
}

fn row(matrix: &Array2<f32>, token: usize) -> &[f32] {
    let dim = matrix.ncols();
    let start = token.min(matrix.nrows().saturating_sub(1)) * dim;
    matrix.as_slice().and_then(|all| all.get(start..start + dim)).unwrap_or(&[])
}

fn same(q: Vec<f32>, k: Vec<f32>) -> Vectors {
    Vectors::Same { q, k }
}

fn shaped(numbers: Vec<f32>, tokens: usize, dim: HeadDim) -> Array2<f32> {
    Array2::from_shape_vec((tokens, dim.get()), numbers)
        .unwrap_or_else(|_| Array2::zeros((tokens, dim.get())))
}

fn repeated(numbers: &[f32], length: usize) -> Vec<f32> {
    let finite = |&number: &f32| if number.is_finite() { number } else { 0.0 };
    let all: Vec<f32> = numbers.iter().map(finite).cycle().take(length).collect();
    if all.is_empty() { vec![0.0; length] } else { all }
}

/// Rows in the order q₀ k₀ q₁ k₁ …, so that a longer sequence begins with the same tokens.
fn gaussian(
    dim: HeadDim,
    tokens: usize,
    mean: f64,
    deviation: f64,
    seed: u64,
) -> (Array2<f32>, Array2<f32>) {
    let mut generator = Pcg64::seed_from_u64(seed);
    let mut draw = || {
        let standard: f64 = StandardNormal.sample(&mut generator);
        (mean + deviation * standard) as f32
    };
    let mut q = Array2::zeros((tokens, dim.get()));
    let mut k = Array2::zeros((tokens, dim.get()));
    for token in 0..tokens {
        q.row_mut(token).mapv_inplace(|_| draw());
        k.row_mut(token).mapv_inplace(|_| draw());
    }
    (q, k)
}

/// 1 turned by `offset` text steps, with the frequencies before rescaling.
fn turned_ones(encoding: &Encoding, dim: HeadDim, offset: f64) -> Vec<f32> {
    let trained = Encoding { rescale: Rescale::Unscaled(Unscaled), ..encoding.clone() };
    // Without a rescale the length changes nothing.
    let frequencies = trained.frequencies(dim, 1.0);
    let mut turned = vec![0.0; dim.get()];
    for (pair, angle) in frequencies.angles([offset; crate::layout::MAX_AXES]).enumerate() {
        let (sin, cos) = libm::sincos(angle);
        let [first, second] = Pairing::channels(encoding.pairing, pair, frequencies.rotary_pairs());
        turned[first] = (cos - sin) as f32;
        turned[second] = (sin + cos) as f32;
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knob::Settings;
    use crate::schemes;

    fn vectors(content: &Content, tokens: usize) -> Vectors {
        let dim = HeadDim::new(8).unwrap();
        let rope = schemes::find("rope").unwrap().encoding(dim, 1e4, &Settings::default());
        content.vectors(&rope, dim, tokens)
    }

    #[test]
    fn a_longer_sequence_begins_with_the_same_tokens() {
        let content = Content::Gaussian { mean: 0.0, variance: 1.0, seed: 7 };
        let (short, long) = (vectors(&content, 3), vectors(&content, 9));
        assert_eq!(short.query(2), long.query(2));
        assert_eq!(short.key(2), long.key(2));
        assert_ne!(short.query(1), short.key(1));
    }

    #[test]
    fn gaussian_moments() {
        let Vectors::Each { q, .. } =
            vectors(&Content::Gaussian { mean: 2.0, variance: 4.0, seed: 1 }, 4096)
        else {
            panic!("Gaussian content differs from token to token")
        };
        let mean = q.mean().unwrap();
        assert!((mean - 2.0).abs() < 0.05);
        assert!((q.mapv(|x| (x - mean) * (x - mean)).mean().unwrap() - 4.0).abs() < 0.1);
    }

    #[test]
    fn given_numbers_are_repeated_and_made_finite() {
        let content = Content::Given { q: vec![1.0, f32::NAN], k: vec![] };
        let given = vectors(&content, 5);
        assert_eq!(given.query(4), [1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        assert_eq!(given.key(0), [0.0; 8]);
    }

    #[test]
    fn the_needle_is_one_key() {
        let needle = vectors(&Content::Needle { place: 0.5, strength: 1.5, seed: 3 }, 11);
        assert_eq!(needle.key(5), [1.5; 8]);
        assert_ne!(needle.key(4), [1.5; 8]);
    }
}
