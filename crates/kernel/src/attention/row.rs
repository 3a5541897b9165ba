//! One query against all keys in f64: what the inspector shows.
//!
//! Deliberately does not know: maps. It is the yardstick that the fast paths are measured with.

use super::context::Context;
use super::head::{Head, PairWeights};
use super::logsum::LogSum;
use crate::bias::Counted;
use crate::content::{Content, Vectors};
use crate::mask::Keys;
use crate::recipe::Side;
use crate::trig;

/// Scores of one query, with the normaliser of its softmax.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    keys: Keys,
    scores: Vec<f64>,
    log_sum: f64,
    /// One for each score where content decides the bias; otherwise none.
    counted: Vec<Counted>,
}

impl Row {
    /// Scaled and biased score; None where the mask forbids the key.
    pub fn score(&self, key: usize) -> Option<f64> {
        self.scores.get(self.keys.place(key)?).copied()
    }

    /// ln of the attention weight; None where the mask forbids the key.
    pub fn log_weight(&self, key: usize) -> Option<f64> {
        self.score(key).map(|score| score - self.log_sum)
    }

    /// Attention weight; 0 where the mask forbids the key.
    pub fn weight(&self, key: usize) -> f64 {
        self.log_weight(key).map_or(0.0, libm::exp)
    }

    /// Where content puts a key and what its bias is there; None where the mask forbids the key or only places count.
    pub fn counted(&self, key: usize) -> Option<Counted> {
        self.counted.get(self.keys.place(key)?).copied()
    }

    /// Keys that the mask allows.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// ln Σ e^score over the allowed keys and the sink.
    pub fn log_sum(&self) -> f64 {
        self.log_sum
    }
}

impl Head {
    /// The scores of one query against every key that it may read, in f64.
    pub fn row(&self, content: &Content, query: usize) -> Row {
        let vectors = content.vectors(&self.encoding, self.dim, self.tokens());
        self.row_of(content, &vectors, query)
    }

    /// As [`Self::row`], with the vectors of the content at hand.
    pub fn row_of(&self, content: &Content, vectors: &Vectors, query: usize) -> Row {
        let query = query.min(self.tokens().saturating_sub(1));
        let mut scores = match self.pair_weights(content) {
            weights if self.is_bent() => self.bent_scores(weights.as_ref(), vectors, query),
            Some(weights) => self.scores_by_offset(&weights, query),
            None => self.scores_by_vectors(vectors, query),
        };
        let held = (!self.adds() || self.is_absolute(content)).then_some(vectors);
        let counted =
            Context::new(self, held).map_or_else(Vec::new, |context| context.row(query, &scores));
        scores.iter_mut().zip(&counted).for_each(|(score, counted)| *score += counted.bias);
        let keys = self.keys(query);
        let mut log_sum = LogSum::EMPTY;
        scores.iter().for_each(|&score| log_sum.add(score));
        log_sum.add_sink(self.sink());
        Row { keys, scores, log_sum: log_sum.ln(), counted }
    }

    fn bent_scores(&self, same: Option<&PairWeights>, vectors: &Vectors, query: usize) -> Vec<f64> {
        let (scale, here) = (self.scale_of(query), self.layout.position(query));
        let score = |key: usize| {
            let there = self.layout.position(key);
            let product = match same {
                Some(weights) => self.bent_product(weights, here, there),
                None => {
                    let weights = self.weights_of(vectors.query(query), vectors.key(key));
                    self.bent_product(&weights, here, there)
                }
            };
            scale * product + self.bias_between(query, key)
        };
        self.keys(query).iter().map(score).collect()
    }

    fn scores_by_offset(&self, weights: &PairWeights, query: usize) -> Vec<f64> {
        let position = self.layout.position(query);
        // a cos(φ − ψ) − b sin(φ − ψ) as a product of key and query parts.
        let (on_cos, on_sin): (Vec<f64>, Vec<f64>) = self
            .frequencies
            .angles(position)
            .zip(weights.a.iter().zip(&weights.b))
            .map(|(angle, (a, b))| {
                let (sin, cos) = libm::sincos(angle);
                (a * cos - b * sin, a * sin + b * cos)
            })
            .unzip();
        let keys = self.keys(query);
        let scale = self.scale_of(query);
        let mut scores = Vec::with_capacity(keys.len());
        let runs = keys.ranges();
        let pieces = runs.iter().flat_map(|run| {
            self.layout.blocks().iter().map(move |block| (block, overlap(run, &block.tokens())))
        });
        for (block, inside) in pieces.filter(|(_, inside)| !inside.is_empty()) {
            let local = inside.start - block.first_token..inside.end - block.first_token;
            trig::rotations(&self.frequencies, block, local.clone(), |visited, cos, sin| {
                let product: f64 =
                    (0..cos.len()).map(|p| on_cos[p] * cos[p] + on_sin[p] * sin[p]).sum();
                let bias = if self.is_biased() {
                    self.bias_between(query, inside.start + visited)
                } else {
                    0.0
                };
                scores.push(scale * product + bias);
            });
        }
        scores
    }

    fn scores_by_vectors(&self, vectors: &Vectors, query: usize) -> Vec<f64> {
        let wide = |v: &[f32]| v.iter().map(|&x| f64::from(x)).collect::<Vec<_>>();
        let scale = self.scale_of(query);
        let q = self.prepared(Side::Query, &wide(vectors.query(query)));
        let q = self.encoded(&q, self.layout.position(query));
        let score = |key: usize| {
            let k = self.prepared(Side::Key, &wide(vectors.key(key)));
            let k = self.encoded(&k, self.layout.position(key));
            let product: f64 = q.iter().zip(&k).map(|(q, k)| q * k).sum();
            scale * product + self.bias_between(query, key)
        };
        self.keys(query).iter().map(score).collect()
    }
}

pub(super) fn overlap(
    a: &std::ops::Range<usize>,
    b: &std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let start = a.start.max(b.start);
    start..a.end.min(b.end).max(start)
}
