//! The map when all tokens hold the same vectors but stand in several segments, for sequences too long to write down.
//!
//! Cells come from matrix products over the chosen tokens. Normalisers add up the keys segment by segment: text against
//! text has one score per distance, everything else is a matrix product over stretches of keys.
//! Deliberately does not know: content per token, or biases that content decides.

use std::ops::Range;

use ndarray::{Array2, s};

use super::biases::Biases;
use super::head::{Head, PairWeights};
use super::logsum::LogSum;
use super::map::{Reading, allowed_columns, columns, write_row};
use super::row::overlap;
use super::toeplitz;
use super::turns::{scale, turned};
use crate::content::Vectors;
use crate::layout::{Block, difference};
use crate::recipe::Side;

/// Keys of one matrix product.
const STRETCH: usize = 4096;

/// Values of `queries` × `keys`.
pub(super) fn map(
    head: &Head,
    weights: &PairWeights,
    vectors: &Vectors,
    queries: &[usize],
    keys: &[usize],
    reading: Reading,
) -> Array2<f32> {
    let held = (!head.adds()).then_some(vectors);
    let mut turned_queries = turned(head, queries, held, Side::Query);
    scale(head, queries, turned_queries.as_slice_mut().unwrap_or_default());
    let turned_keys = turned(head, keys, held, Side::Key);
    let mut values = turned_queries.dot(&turned_keys.t());
    let sums = (reading != Reading::Score)
        .then(|| normalisers(head, weights, vectors, queries, &turned_queries));
    for (index, (mut row, &query)) in values.rows_mut().into_iter().zip(queries).enumerate() {
        let Some(row) = row.as_slice_mut() else { continue };
        let allowed = allowed_columns(keys, &head.keys(query));
        if head.is_biased() {
            for column in allowed.iter() {
                row[column] += head.bias_between(query, keys[column]) as f32;
            }
        }
        let sum = sums.as_ref().map(|sums| sums[index]);
        write_row(row, &allowed, reading, (sum, head.sink()));
    }
    values
}

/// Σ e^score over all allowed keys, for each query.
fn normalisers(
    head: &Head,
    weights: &PairWeights,
    vectors: &Vectors,
    queries: &[usize],
    turned_queries: &Array2<f32>,
) -> Vec<LogSum> {
    let mut sums = vec![LogSum::EMPTY; queries.len()];
    for query_block in head.layout().blocks() {
        let rows = columns(queries, &query_block.tokens());
        if rows.is_empty() {
            continue;
        }
        for key_block in head.layout().blocks() {
            if head.is_even() && query_block.segment.is_text() && key_block.segment.is_text() {
                text_against_text(
                    head,
                    weights,
                    [query_block, key_block],
                    &queries[rows.clone()],
                    &mut sums[rows.clone()],
                );
            } else {
                let part = turned_queries.slice(s![rows.clone(), ..]);
                against_stretches(
                    head,
                    vectors,
                    key_block,
                    &queries[rows.clone()],
                    &part,
                    &mut sums[rows.clone()],
                );
            }
        }
    }
    sums
}

/// Both runs advance by the same step, so scores depend on the difference of indices alone.
fn text_against_text(
    head: &Head,
    weights: &PairWeights,
    [from, to]: [&Block; 2],
    queries: &[usize],
    sums: &mut [LogSum],
) {
    let (rows, columns) = (from.segment.tokens(), to.segment.tokens());
    // Difference of indices d = i − j runs from −(columns − 1) to rows − 1; the table begins at the smallest.
    let step = from.column_step();
    let start = difference(from.first(), to.last());
    let table = toeplitz::scores(head, weights, start, step, rows + columns - 1);
    let prefix = Prefix::new(&table);
    for (sum, &query) in sums.iter_mut().zip(queries) {
        let i = query - from.first_token;
        let index = |key: usize| i + columns - 1 - (key - to.first_token);
        for run in head.keys(query).ranges() {
            let keys = overlap(&run, &to.tokens());
            if !keys.is_empty() {
                sum.merge(prefix.sum(index(keys.end - 1)..index(keys.start) + 1));
            }
        }
    }
}

/// Running sums of e^score from which the sum over any range follows.
struct Prefix<'a> {
    scores: &'a [f32],
    max: f64,
    sums: Vec<f64>,
}

impl<'a> Prefix<'a> {
    fn new(scores: &'a [f32]) -> Self {
        let max = f64::from(rotarium_lanes::largest(scores));
        let mut sum = 0.0;
        let mut sums = Vec::with_capacity(scores.len() + 1);
        sums.push(0.0);
        for &score in scores {
            sum += libm::exp(f64::from(score) - max);
            sums.push(sum);
        }
        Self { scores, max, sums }
    }

    fn sum(&self, range: Range<usize>) -> LogSum {
        let difference = self.sums[range.end] - self.sums[range.start];
        // Too little of the running sum: cancellation would show, so add up directly.
        if difference < 1e-6 * self.sums[range.end] {
            return LogSum::of(&self.scores[range]);
        }
        LogSum::relative(self.max, difference)
    }
}

/// Scores of the queries against one segment, a stretch of keys at a time.
fn against_stretches(
    head: &Head,
    vectors: &Vectors,
    keys: &Block,
    queries: &[usize],
    turned_queries: &ndarray::ArrayView2<f32>,
    sums: &mut [LogSum],
) {
    let last = queries.iter().map(|&query| head.keys(query).window.end).max().unwrap_or(0);
    let tokens = overlap(&keys.tokens(), &(0..last));
    let biases = head.is_biased().then(|| Biases::new(head, None));
    for start in tokens.clone().step_by(STRETCH) {
        let stretch: Vec<usize> = (start..(start + STRETCH).min(tokens.end)).collect();
        let turned_keys = turned(head, &stretch, (!head.adds()).then_some(vectors), Side::Key);
        let mut scores = turned_queries.dot(&turned_keys.t());
        for ((mut row, &query), sum) in
            scores.rows_mut().into_iter().zip(queries).zip(sums.iter_mut())
        {
            let Some(row) = row.as_slice_mut() else { continue };
            let allowed = allowed_columns(&stretch, &head.keys(query));
            if let Some(biases) = &biases {
                for column in allowed.iter() {
                    row[column] += biases.between(query, stretch[column]);
                }
            }
            for run in allowed.ranges() {
                sum.merge(LogSum::of(&row[run]));
            }
        }
    }
}
