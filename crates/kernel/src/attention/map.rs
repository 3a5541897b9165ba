//! The attention map: some rows and columns of the N × N matrix, rows normalised over *all* keys.
//!
//! Deliberately does not know: colours, or why these rows were chosen.

use std::ops::Range;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::head::{Head, PairWeights};
use super::logsum::LogSum;
use crate::content::{Content, Vectors};
use crate::mask::Keys;
use crate::sequence::{MAX_CONTENT_TOKENS, MAX_ROW_TOKENS, MAX_TOKENS};

/// What is read off the scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// Scaled and biased scores before the softmax.
    Score,
    /// Softmax weights.
    Weight,
    /// Natural logarithm of the weights.
    LogWeight,
}

impl Reading {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Score, Self::Weight, Self::LogWeight];

    /// What a cell that the mask forbids holds.
    pub fn forbidden(self) -> f32 {
        if self == Self::Weight { 0.0 } else { f32::NEG_INFINITY }
    }
}

/// Some rows and columns of the attention matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct AttentionMap {
    /// Query tokens of the rows, ascending.
    pub queries: Vec<usize>,
    /// Key tokens of the columns, ascending.
    pub keys: Vec<usize>,
    /// One value per cell, shape \[rows, columns\].
    pub values: Array2<f32>,
    /// Columns of each row that the mask allows.
    pub allowed: Vec<Keys>,
}

impl AttentionMap {
    /// Smallest and largest allowed value; (0, 0) when there is none.
    pub fn extent(&self) -> (f32, f32) {
        let rows = self.values.rows().into_iter().zip(&self.allowed);
        let cells = rows.flat_map(|(row, allowed)| allowed.iter().map(move |column| row[column]));
        let extent = cells
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        if extent.0 <= extent.1 { extent } else { (0.0, 0.0) }
    }
}

/// At most `most` of `tokens` tokens, evenly spread: the middle token of each of `most` equal stretches.
///
/// ```
/// use rotarium_kernel::attention::sampled;
/// assert_eq!(sampled(4, 10), [0, 1, 2, 3]);
/// assert_eq!(sampled(100, 4), [12, 37, 62, 87]);
/// ```
pub fn sampled(tokens: usize, most: usize) -> Vec<usize> {
    if tokens <= most {
        return (0..tokens).collect();
    }
    (0..most).map(|cell| (2 * cell + 1) * tokens / (2 * most)).collect()
}

impl Head {
    /// Whether a map of this content can be made.
    pub fn can_map(&self, content: &Content) -> bool {
        self.tokens() <= self.most_tokens(content)
    }

    /// Up to how many tokens a map of this content can be made: content of its own per token is limited to
    /// [`MAX_CONTENT_TOKENS`], maps that are made row by row to [`MAX_ROW_TOKENS`].
    pub fn most_tokens(&self, content: &Content) -> usize {
        let each = self.pair_weights(content).is_none();
        if each || self.is_bent() && !self.bends_in_one_run() {
            MAX_CONTENT_TOKENS
        } else if self.is_even() {
            MAX_TOKENS
        } else if self.is_one_run() {
            MAX_ROW_TOKENS
        } else {
            MAX_CONTENT_TOKENS
        }
    }

    /// The cells of `queries` × `keys` (token indices, ascending, within the sequence).
    ///
    /// Content that differs from token to token is generated anew; see [`Self::map_of`] to keep it.
    pub fn map(
        &self,
        content: &Content,
        queries: &[usize],
        keys: &[usize],
        reading: Reading,
    ) -> AttentionMap {
        let vectors =
            content.vectors(&self.encoding, self.dim, self.tokens().min(MAX_CONTENT_TOKENS));
        self.map_of(content, &vectors, queries, keys, reading)
    }

    /// As [`Self::map`], with the vectors of the content at hand.
    pub fn map_of(
        &self,
        content: &Content,
        vectors: &Vectors,
        queries: &[usize],
        keys: &[usize],
        reading: Reading,
    ) -> AttentionMap {
        let values = match self.path(content) {
            Path::Bent => super::patchwork::map(self, vectors, queries, keys, reading),
            Path::Even(weights) => {
                super::toeplitz::map(self, &weights, vectors, queries, keys, reading)
            }
            Path::Long(weights) => {
                super::mixed::map(self, &weights, vectors, queries, keys, reading)
            }
            Path::Each { places_only } => {
                super::dense::map(self, places_only, vectors, queries, keys, reading)
            }
        };
        let allowed =
            queries.iter().map(|&query| allowed_columns(keys, &self.keys(query))).collect();
        AttentionMap { queries: queries.to_vec(), keys: keys.to_vec(), values, allowed }
    }

    /// Which way leads to the map of this content.
    pub(super) fn path(&self, content: &Content) -> Path {
        let by_place = self.encoding.bias.by_content().is_none();
        match self.pair_weights(content) {
            weights if self.is_bent() && !(weights.is_some() && self.bends_in_one_run()) => {
                Path::Bent
            }
            Some(weights) if self.is_one_run() => Path::Even(weights),
            Some(weights) if self.tokens() > MAX_CONTENT_TOKENS && by_place => Path::Long(weights),
            weights => Path::Each { places_only: weights.is_some() },
        }
    }
}

/// The ways to a map.
pub(super) enum Path {
    /// Distances are bent: a patchwork of ordinary maps.
    Bent,
    /// The same vectors everywhere in one run of positions: as many scores as distances.
    Even(PairWeights),
    /// The same vectors everywhere in a long sequence of several segments.
    Long(PairWeights),
    /// A query and a key for each token, or for each place alone.
    Each { places_only: bool },
}

/// The columns whose keys lie in `range`.
pub(super) fn columns(keys: &[usize], range: &Range<usize>) -> Range<usize> {
    let start = keys.partition_point(|&key| key < range.start);
    start..keys.partition_point(|&key| key < range.end).max(start)
}

/// As [`columns`], for both runs of a query's keys.
pub(super) fn allowed_columns(keys: &[usize], allowed: &Keys) -> Keys {
    Keys { sinks: columns(keys, &allowed.sinks), window: columns(keys, &allowed.window) }
}

/// Writes one row from scores over the allowed columns and the row's normaliser, to which the sink's logit is added.
pub(super) fn write_row(
    row: &mut [f32],
    allowed: &Keys,
    reading: Reading,
    (sum, sink): (Option<LogSum>, f64),
) {
    let with_sink = |mut sum: LogSum| {
        sum.add_sink(sink);
        sum.ln()
    };
    // Subtracted in f64: a rounded normaliser would be off by the same share in every cell.
    let log_sum = sum.map_or(0.0, with_sink);
    let log_weight = |score: f32| (f64::from(score) - log_sum) as f32;
    for gap in allowed.gaps(row.len()) {
        row[gap].fill(reading.forbidden());
    }
    for run in allowed.ranges() {
        for value in &mut row[run] {
            *value = match reading {
                Reading::Score => *value,
                Reading::LogWeight => log_weight(*value),
                Reading::Weight => rotarium_lanes::exp(log_weight(*value)),
            };
        }
    }
}
