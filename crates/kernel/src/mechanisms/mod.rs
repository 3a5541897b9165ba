//! **Mechanisms**: what attention does with queries, keys and values.
//!
//! Each is a value with three forms that must agree: all weights at once, token by token with a state, and block by block.
//! The word “causal” means that a token reads itself and what came before it. Every output is a sum of values, so that O is
//! linear in V. Scores carry no 1/√d of their own: who wants it scales q. Everything is f64.
//! Deliberately does not know: positions, sequences, where q, k and v come from.

#![allow(
    clippy::needless_pass_by_value,
    reason = "views of rows are values, as everywhere in ndarray"
)]

use ndarray::{Array1, Array2, ArrayView1, Axis};

use crate::registry::parts;

mod cells;
mod codebook;
pub mod cost;
mod directions;
mod estimates;
mod favor;
mod features;
mod gate;
mod inputs;
mod path;
mod quantised;
mod softened;
mod stream;

pub use cells::cell;
pub use codebook::{Codebook, nearest};
pub use directions::{Directions, Draw, Prepared};
pub use estimates::{mean_square, pair, relative_error, rescaled};
pub use favor::Favor;
pub use features::Features;
pub use gate::Gate;
pub use inputs::{Inputs, Source};
pub use path::{Keep, LEGS, Path};
pub use performer::Kind;
pub use quantised::{Quantised, quantised};
pub use series::Form;
pub use softened::Softened;
pub use stream::Stream;
pub use vq::Cache;

parts! {
    /// How tokens are mixed.
    Mechanism: Attend {
        softmax::Softmax,
        linear::Linear,
        series::Series,
        cos_former::CosFormer,
        efficient::Efficient,
        retention::Retention,
        rwkv::Rwkv,
        mamba::Mamba,
        gla::Gla,
        delta::Delta,
        gau::Gau,
        vq::Vq,
        soft_vq::SoftVq,
        performer::Performer,
    }
}

/// Who reads whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Sight {
    /// A token reads itself and what came before it.
    Causal,
    /// Every token reads all.
    Full,
}

impl Sight {
    /// How many of `tokens` a query reads, from the first.
    pub fn reads(self, query: usize, tokens: usize) -> usize {
        match self {
            Self::Causal => query + 1,
            Self::Full => tokens,
        }
    }
}

/// A way of mixing tokens.
pub trait Attend: std::fmt::Debug {
    /// Stable name.
    fn id(&self) -> &'static str;

    /// The weights \[n × n\] with which output channel `channel` sums the values of that channel: `O = A·V`. Only mechanisms
    /// that say so ([`Self::by_channel`]) have others for other channels.
    fn weights(&self, inputs: &Inputs, sight: Sight, channel: usize) -> Array2<f64>;

    /// The same output token by token, with a state that does not grow; None where there is no such form.
    ///
    /// Causal only.
    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>>;

    /// The same output in blocks of so many tokens; None where there is no such form.
    ///
    /// Causal only.
    fn chunked(&self, inputs: &Inputs, block: usize) -> Option<Array2<f64>> {
        let _ = (inputs, block);
        None
    }

    /// Whether the weights of a row add up to 1.
    fn is_normalised(&self) -> bool {
        true
    }

    /// Whether it can be causal, and whether it can read all.
    fn sights(&self) -> &'static [Sight] {
        &[Sight::Causal, Sight::Full]
    }

    /// Whether each channel of the values has weights of its own.
    fn by_channel(&self) -> bool {
        false
    }

    /// Numbers that the recurrent form keeps for d channels of keys and d_v of values; None where that grows with the text.
    fn state(&self, d: usize, d_v: usize) -> Option<usize>;

    /// What forgetting alone leaves at each query of what was written at each key, Γ \[n × n\], 0 where a key is not read: in
    /// one channel of the state. None where nothing is meant to be forgotten, or not by a factor.
    fn kept(&self, tokens: usize, channel: usize) -> Option<Array2<f64>> {
        let _ = (tokens, channel);
        None
    }

    /// The output \[n × d_v\], by way of the weights.
    fn parallel(&self, inputs: &Inputs, sight: Sight) -> Array2<f64> {
        if inputs.tokens() == 0 {
            return inputs.v.clone();
        }
        if !self.by_channel() {
            return self.weights(inputs, sight, 0).dot(&inputs.v);
        }
        let mut output = Array2::zeros(inputs.v.dim());
        for (channel, mut column) in output.axis_iter_mut(Axis(1)).enumerate() {
            column.assign(&self.weights(inputs, sight, channel).dot(&inputs.v.column(channel)));
        }
        output
    }
}

/// Weights from similarities that are not negative: every row divided by its sum. A row without any weight stays 0.
fn normalised(mut similarities: Array2<f64>) -> Array2<f64> {
    for mut row in similarities.rows_mut() {
        let sum = row.sum();
        if sum != 0.0 {
            row /= sum;
        }
    }
    similarities
}

/// Γ of a state of which each token keeps a share, from sums of the logarithms of the shares.
fn kept_by(logs: &[f64]) -> Array2<f64> {
    seen(logs.len(), Sight::Causal, |query, key| libm::exp(logs[query] - logs[key]))
}

/// The numbers of each pair that may meet, 0 elsewhere.
fn seen(tokens: usize, sight: Sight, number: impl Fn(usize, usize) -> f64) -> Array2<f64> {
    Array2::from_shape_fn((tokens, tokens), |(query, key)| {
        if key < sight.reads(query, tokens) { number(query, key) } else { 0.0 }
    })
}

/// Weights proportional to the exponentials of scores. The largest score of each row is taken off first.
fn softmax_rows(tokens: usize, sight: Sight, score: impl Fn(usize, usize) -> f64) -> Array2<f64> {
    let mut weights = Array2::from_elem((tokens, tokens), 0.0);
    for (query, mut row) in weights.rows_mut().into_iter().enumerate() {
        let scores: Vec<f64> =
            (0..sight.reads(query, tokens)).map(|key| score(query, key)).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if most > f64::NEG_INFINITY {
            row.iter_mut()
                .zip(&scores)
                .for_each(|(weight, score)| *weight = libm::exp(score - most));
        }
    }
    normalised(weights)
}

/// The features of every token in the rows.
fn mapped(of: &Array2<f64>, map: impl Fn(ArrayView1<f64>) -> Array1<f64>) -> Array2<f64> {
    let rows: Vec<Array1<f64>> = of.rows().into_iter().map(map).collect();
    let width = rows.first().map_or(0, Array1::len);
    Array2::from_shape_fn((rows.len(), width), |(token, feature)| rows[token][feature])
}

/// A vector of length 1 in the same direction; 0 stays 0.
fn unit(row: ArrayView1<f64>) -> Array1<f64> {
    let norm = libm::sqrt(row.dot(&row));
    if norm > 0.0 { row.mapv(|x| x / norm) } else { Array1::zeros(row.len()) }
}

/// Values with a column of ones, whose sum is the denominator.
fn with_ones(v: &Array2<f64>) -> Array2<f64> {
    mapped(v, |row| row.iter().copied().chain([1.0]).collect())
}

/// Features of all keys from features times e^{−log}, and the logs. One factor for all keys cancels in every row; one for each
/// does not.
fn brought_together(keys: &[(Array1<f64>, f64)], width: usize) -> Array2<f64> {
    let most = keys.iter().map(|(_, log)| *log).fold(f64::NEG_INFINITY, f64::max);
    Array2::from_shape_fn((keys.len(), width), |(token, feature)| {
        keys[token].0[feature] * libm::exp(keys[token].1 - most)
    })
}

/// Weights proportional to products of features.
fn feature_weights(q: &Array2<f64>, k: &Array2<f64>, sight: Sight) -> Array2<f64> {
    let similar = q.dot(&k.t());
    normalised(seen(q.nrows(), sight, |query, key| similar[(query, key)]))
}

/// The state of a sum over features, Σ φ(k)ᵀ v, with a column of ones in v for the denominator.
fn running_sums(phi_q: &Array2<f64>, phi_k: &Array2<f64>, v: &Array2<f64>) -> Array2<f64> {
    let (tokens, width) = (v.nrows(), v.ncols());
    let mut state = Array2::<f64>::zeros((phi_k.ncols(), width));
    let mut sums = Array1::<f64>::zeros(phi_k.ncols());
    let mut output = Array2::zeros((tokens, width));
    for token in 0..tokens {
        write(&mut state, 1.0, phi_k.row(token), v.row(token));
        sums += &phi_k.row(token);
        let below = phi_q.row(token).dot(&sums);
        if below != 0.0 {
            output.row_mut(token).assign(&(phi_q.row(token).dot(&state) / below));
        }
    }
    output
}

/// S ← S + strength · kᵀ v.
fn write(state: &mut Array2<f64>, strength: f64, k: ArrayView1<f64>, v: ArrayView1<f64>) {
    for (mut row, k) in state.rows_mut().into_iter().zip(k) {
        row.scaled_add(strength * k, &v);
    }
}

#[cfg(test)]
mod claims;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod laws;
