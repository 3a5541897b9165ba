//! CoPE: the content counts the tokens. A key adds the gate σ(logit) to the positions of itself and of all keys before it, and q
//! meets the vector e of the position that is reached.
//!
//! Golovneva et al., arXiv:2405.18719; the order is that of the authors' code and of `x_transformers`: gates are those of scaled
//! logits, 0 where the mask forbids a key, and the product q · e is not scaled. Keys ahead of the query, where a mask allows
//! them, are counted as that code counts them, which was written for causal attention. The vectors are learned in a model; here
//! their channels are drawn from N(0, 1/d) by PCG-64 with seed 0. Deliberately does not know: a trained model, or how logits
//! came about.

use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::dim::HeadDim;
use crate::recipe::Part;

/// q · e\[ρ\], ρ = min(Σ σ(logit), `n_max` − 1) over the key and all readable keys behind it in the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cope {
    /// e.
    pub embeddings: Embeddings,
}

/// Where e₀, e₁, … come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Embeddings {
    /// So many vectors, drawn for the head; more of them begin with the same ones.
    Drawn {
        /// `n_max`; at least 1.
        positions: usize,
    },
    /// Given numbers, row-major, shape \[`n_max`, d\]. A row that is not complete is left out.
    Given(Vec<f64>),
}

impl Cope {
    /// e for a head of `dim` channels.
    pub fn vectors(&self, dim: HeadDim) -> PositionVectors {
        let numbers = match &self.embeddings {
            Embeddings::Given(numbers) => numbers.clone(),
            Embeddings::Drawn { positions } => {
                let mut generator = Pcg64::seed_from_u64(0);
                let deviation = 1.0 / libm::sqrt(dim.get() as f64);
                let mut draw = || -> f64 { StandardNormal.sample(&mut generator) };
                (0..positions * dim.get()).map(|_| deviation * draw()).collect()
            }
        };
        PositionVectors { dim, numbers }
    }
}

impl Part for Cope {
    fn id(&self) -> &'static str {
        "cope"
    }

    fn formula(&self) -> String {
        let last = match &self.embeddings {
            Embeddings::Drawn { positions } => positions.saturating_sub(1).to_string(),
            Embeddings::Given(_) => "n_max − 1".into(),
        };
        format!("+ q·e[ρ], ρ = min(Σ σ(logit), {last})")
    }
}

impl AddToScore for Cope {
    fn at(&self, _: f64, _: f64) -> f64 {
        0.0
    }

    fn is_relative(&self) -> bool {
        false
    }

    fn by_content(&self) -> Option<&Cope> {
        Some(self)
    }
}

/// Where the gates put a key, and what that adds to its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// ρ, in counted tokens.
    pub position: f64,
    /// q · e\[ρ\].
    pub bias: f64,
}

/// e as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct PositionVectors {
    dim: HeadDim,
    numbers: Vec<f64>,
}

impl PositionVectors {
    /// The position and the bias of each key of one row. `query` holds the d channels of q as they enter the product, `logits`
    /// the scaled products with the keys in their order; −∞ where a key is forbidden.
    ///
    /// ```
    /// use rotarium_kernel::HeadDim;
    /// use rotarium_kernel::bias::{Cope, Embeddings};
    /// let e = vec![1.0, 0.0, 0.0, 1.0, 5.0, 5.0]; // e₀, e₁, e₂ of two channels
    /// let vectors = Cope { embeddings: Embeddings::Given(e) }.vectors(HeadDim::new(2).unwrap());
    /// // Two keys with the gate ½, the second of them the query's own: ρ = 1 and ½.
    /// let [far, near] = vectors.row(&[2.0, 3.0], &[0.0, 0.0])[..] else { panic!() };
    /// assert_eq!([far.position, near.position], [1.0, 0.5]);
    /// assert_eq!([far.bias, near.bias], [3.0, 2.5]); // q·e₁, and halfway between q·e₀ and q·e₁
    /// ```
    pub fn row(&self, query: &[f64], logits: &[f64]) -> Vec<Counted> {
        let products = self.products(query);
        let counted = |position| Counted { position, bias: between(&products, position) };
        self.positions(logits).into_iter().map(counted).collect()
    }

    /// ρ of each key of one row, from its logits: the sum of the gates from the key to the end of the row, at most `n_max` − 1.
    pub fn positions(&self, logits: &[f64]) -> Vec<f64> {
        let last = (self.numbers.len() / self.dim.get()).saturating_sub(1) as f64;
        let mut positions = vec![last; logits.len()];
        let mut sum = 0.0;
        for (position, logit) in positions.iter_mut().zip(logits).rev() {
            sum += 1.0 / (1.0 + libm::exp(-logit));
            // Gates are not negative: all keys before this one stand there, too.
            if sum >= last {
                break;
            }
            *position = sum;
        }
        positions
    }

    /// q · e₀, q · e₁, …
    pub fn products(&self, query: &[f64]) -> Vec<f64> {
        let product = |e: &[f64]| e.iter().zip(query).map(|(e, q)| e * q).sum();
        self.numbers.chunks_exact(self.dim.get()).map(product).collect()
    }
}

/// What lies at a position between whole ones; 0 where there is nothing.
pub(crate) fn between(products: &[f64], position: f64) -> f64 {
    let (floor, ceil) = (libm::floor(position), libm::ceil(position));
    let at = |index: f64| products.get(index as usize).copied().unwrap_or(0.0);
    let share = position - floor;
    at(ceil) * share + at(floor) * (1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gates 1/2, 3/4 and 1/4 by hand: logits 0, ln 3 and −ln 3.
    #[test]
    fn three_keys_by_hand() {
        let cope = Cope { embeddings: Embeddings::Given(vec![1.0, 0.0, 0.0, 1.0, -1.0, 2.0]) };
        let vectors = cope.vectors(HeadDim::new(2).unwrap());
        let third = libm::log(3.0);
        // q·e = 2, −1, −4.
        let row = vectors.row(&[2.0, -1.0], &[0.0, third, -third]);
        let wanted = [(1.5, -2.5), (1.0, -1.0), (0.25, 1.25)];
        for (found, (position, bias)) in row.iter().zip(wanted) {
            assert!((found.position - position).abs() < 1e-15, "{found:?}");
            assert!((found.bias - bias).abs() < 1e-14, "{found:?}");
        }
        // A forbidden key counts nothing, and no key stands beyond e₂.
        let row = vectors.row(&[2.0, -1.0], &[40.0, 40.0, 40.0, f64::NEG_INFINITY]);
        let row: Vec<_> = row.iter().map(|c| (c.position, c.bias)).collect();
        assert_eq!(row, [(2.0, -4.0), (2.0, -4.0), (1.0, -1.0), (0.0, 2.0)]);
    }

    #[test]
    fn more_vectors_begin_with_the_same() {
        let dim = HeadDim::new(64).unwrap();
        let drawn = |positions| Cope { embeddings: Embeddings::Drawn { positions } }.vectors(dim);
        let (few, many) = (drawn(3), drawn(500));
        assert_eq!(few.numbers, many.numbers[..3 * 64]);
        let squares: f64 = many.numbers.iter().map(|x| x * x).sum();
        assert!((squares / 500.0 - 1.0).abs() < 0.02, "unit length on average");
    }
}
