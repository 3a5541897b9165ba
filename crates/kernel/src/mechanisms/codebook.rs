//! Codebooks: a few vectors that stand for all keys.
//!
//! Deliberately does not know: attention.

use ndarray::{Array1, Array2, ArrayView1};
use rand_distr::{Distribution, StandardUniform};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use super::directions::Directions;

/// Most rounds of Lloyd's algorithm.
const ROUNDS: usize = 50;

/// Where the vectors come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Codebook {
    /// The first keys.
    First(usize),
    /// Keys drawn at random.
    Keys {
        /// How many.
        count: usize,
        /// Seed of the generator.
        seed: u64,
    },
    /// Means of keys: k-means++ and Lloyd's algorithm.
    Means {
        /// How many.
        count: usize,
        /// Seed of the generator.
        seed: u64,
    },
    /// The directions of random features.
    Directions(Directions),
    /// A square grid over the range of the first two channels, 0 in all others.
    Grid {
        /// Vectors along a side.
        side: usize,
    },
}

impl Codebook {
    /// The vectors \[c × d\] for these keys; at least one where there are keys.
    pub fn vectors(&self, keys: &Array2<f64>) -> Array2<f64> {
        let (tokens, d) = keys.dim();
        match *self {
            Self::First(count) => rows_of(keys, 0..count.clamp(1, tokens.max(1)).min(tokens)),
            Self::Keys { count, seed } => {
                let mut order: Vec<usize> = (0..tokens).collect();
                let mut random = uniform(seed);
                for at in 0..count.min(tokens) {
                    let other = at + (random() * (tokens - at) as f64) as usize;
                    order.swap(at, other.min(tokens - 1));
                }
                rows_of(keys, order.into_iter().take(count.max(1)))
            }
            Self::Means { count, seed } => means(keys, count.clamp(1, tokens.max(1)), seed),
            Self::Directions(directions) => directions.rows(d),
            Self::Grid { side } => grid(keys, side.max(1)),
        }
    }
}

/// The nearest vector to a key; the first of equals.
pub fn nearest(codes: &Array2<f64>, key: ArrayView1<f64>) -> usize {
    let mut best = (f64::INFINITY, 0);
    for (at, code) in codes.rows().into_iter().enumerate() {
        let distance = squared(code, key);
        if distance < best.0 {
            best = (distance, at);
        }
    }
    best.1
}

/// The squared distance.
pub(super) fn squared(a: ArrayView1<f64>, b: ArrayView1<f64>) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// Numbers from 0 to 1.
fn uniform(seed: u64) -> impl FnMut() -> f64 {
    let mut random = Pcg64::seed_from_u64(seed);
    move || StandardUniform.sample(&mut random)
}

fn rows_of(keys: &Array2<f64>, rows: impl IntoIterator<Item = usize>) -> Array2<f64> {
    let rows: Vec<usize> = rows.into_iter().collect();
    Array2::from_shape_fn((rows.len(), keys.ncols()), |(at, channel)| keys[(rows[at], channel)])
}

fn means(keys: &Array2<f64>, count: usize, seed: u64) -> Array2<f64> {
    if keys.nrows() == 0 {
        return keys.clone();
    }
    let mut random = uniform(seed);
    let mut chosen = vec![((random() * keys.nrows() as f64) as usize).min(keys.nrows() - 1)];
    let mut far = vec![f64::INFINITY; keys.nrows()];
    while chosen.len() < count {
        let last = keys.row(chosen[chosen.len() - 1]);
        for (far, key) in far.iter_mut().zip(keys.rows()) {
            *far = far.min(squared(last, key));
        }
        let mut left = random() * far.iter().sum::<f64>();
        let found = far.iter().position(|far| {
            left -= far;
            left < 0.0
        });
        // Keys that all lie on vectors already leave nothing to choose.
        chosen.push(found.unwrap_or(chosen.len() % keys.nrows()));
    }
    let mut codes = rows_of(keys, chosen);
    for _ in 0..ROUNDS {
        let next = centred(&codes, keys);
        if next == codes {
            break;
        }
        codes = next;
    }
    codes
}

/// Every vector moved to the mean of its keys; one without keys stays.
fn centred(codes: &Array2<f64>, keys: &Array2<f64>) -> Array2<f64> {
    let mut sums = Array2::<f64>::zeros(codes.dim());
    let mut counts = Array1::<f64>::zeros(codes.nrows());
    for key in keys.rows() {
        let code = nearest(codes, key);
        let mut sum = sums.row_mut(code);
        sum += &key;
        counts[code] += 1.0;
    }
    Array2::from_shape_fn(codes.dim(), |at| {
        if counts[at.0] > 0.0 { sums[at] / counts[at.0] } else { codes[at] }
    })
}

fn grid(keys: &Array2<f64>, side: usize) -> Array2<f64> {
    let d = keys.ncols();
    let flat = d.min(2);
    let range = |channel: usize| {
        keys.column(channel)
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(*x), high.max(*x)))
    };
    let ranges: Vec<(f64, f64)> = (0..flat).map(range).collect();
    let count = side.pow(u32::try_from(flat).unwrap_or(0));
    Array2::from_shape_fn((count, d), |(at, channel)| {
        let Some((low, high)) = ranges.get(channel).filter(|(low, high)| low <= high) else {
            return 0.0;
        };
        let place = if channel == 0 { at % side } else { at / side };
        low + (high - low) * (place as f64 + 0.5) / side as f64
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_find_two_clusters_and_never_get_worse() {
        let keys = Array2::from_shape_fn((20, 2), |(at, channel)| {
            let centre = if at % 2 == 0 { 5.0 } else { -5.0 };
            centre + libm::sin((at * 2 + channel) as f64)
        });
        let codes = Codebook::Means { count: 2, seed: 1 }.vectors(&keys);
        for code in codes.rows() {
            assert!(code.iter().all(|x| (x.abs() - 5.0).abs() < 0.5), "{code}");
        }
        assert_eq!(centred(&codes, &keys), codes);
        let all = Codebook::Means { count: 20, seed: 1 }.vectors(&keys);
        let error: f64 =
            keys.rows().into_iter().map(|key| squared(all.row(nearest(&all, key)), key)).sum();
        assert!(error < 1e-20);
    }

    #[test]
    fn every_book_has_vectors_for_equal_keys_and_for_few() {
        for tokens in [1, 2, 7] {
            let keys = Array2::from_elem((tokens, 3), 0.5);
            for book in [
                Codebook::First(9),
                Codebook::Keys { count: 9, seed: 1 },
                Codebook::Means { count: 9, seed: 1 },
                Codebook::Grid { side: 3 },
            ] {
                let codes = book.vectors(&keys);
                assert!(codes.nrows() > 0 && codes.iter().all(|x| x.is_finite()), "{book:?}");
                assert!(nearest(&codes, keys.row(0)) < codes.nrows());
            }
        }
    }
}
