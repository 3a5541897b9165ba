//! The map when each token has a query and a key of its own: matrix products over blocks of rows.
//!
//! Channels are stored as all first halves of the pairs, then all second halves: products do not mind, and turning becomes
//! SIMD. Deliberately does not know: shortcuts for special content.

use ndarray::{Array2, ArrayView2, ArrayViewMut2, linalg::general_mat_mul, s};

use super::head::Head;
use super::logsum::{self, LogSum};
use super::map::{Reading, columns, write_row};
use crate::additive::Additive;
use crate::content::Vectors;
use crate::trig;

/// Rows of one matrix product: small enough that a causal map skips nearly half of the work.
const BLOCK_ROWS: usize = 32;

/// Values of `queries` × `keys`. `positions_only` leaves the content out of an additive encoding.
pub(super) fn map(
    head: &Head,
    positions_only: bool,
    vectors: &Vectors,
    queries: &[usize],
    keys: &[usize],
    reading: Reading,
) -> Array2<f32> {
    let tokens = head.tokens();
    let all: Vec<usize> = (0..tokens).collect();
    let content = !(positions_only && head.adds());
    let turned_queries = turned(head, queries, |token| content.then(|| vectors.query(token)), head.scale() as f32);
    let turned_keys = turned(head, &all, |token| content.then(|| vectors.key(token)), 1.0);
    let block = Block { keys: turned_keys, head, biases: Biases::new(head) };
    let mut values = Array2::<f32>::zeros((queries.len(), keys.len()));
    let mut scratch = Array2::<f32>::zeros((BLOCK_ROWS, if keys.len() == tokens { 0 } else { tokens }));
    for start in (0..queries.len()).step_by(BLOCK_ROWS) {
        let rows = start..(start + BLOCK_ROWS).min(queries.len());
        let part = turned_queries.slice(s![rows.clone(), ..]);
        let mut target = values.slice_mut(s![rows.clone(), ..]);
        let queries = &queries[rows];
        if keys.len() == tokens {
            block.score(queries, &part, &mut target);
            for (mut row, &query) in target.rows_mut().into_iter().zip(queries) {
                row.as_slice_mut().into_iter().for_each(|row| normalise(row, head.keys(query), reading));
            }
        } else {
            let mut scores = scratch.slice_mut(s![..queries.len(), ..]);
            block.score(queries, &part, &mut scores);
            for ((scores, mut row), &query) in scores.rows().into_iter().zip(target.rows_mut()).zip(queries) {
                let (Some(scores), Some(row)) = (scores.to_slice(), row.as_slice_mut()) else { continue };
                pick(scores, row, keys, head.keys(query), reading);
            }
        }
    }
    values
}

/// All keys, against which blocks of rows are multiplied.
struct Block<'a> {
    keys: Array2<f32>,
    head: &'a Head,
    biases: Biases<'a>,
}

impl Block<'_> {
    /// Scores of `queries`, whose turned vectors are `part`, up to the last key that any of them may read.
    fn score(&self, queries: &[usize], part: &ArrayView2<f32>, scores: &mut ArrayViewMut2<f32>) {
        let limit = queries.iter().map(|&query| self.head.keys(query).end).max().unwrap_or(0);
        let keys = self.keys.slice(s![..limit, ..]);
        general_mat_mul(1.0, part, &keys.t(), 0.0, &mut scores.slice_mut(s![.., ..limit]));
        for (mut row, &query) in scores.rows_mut().into_iter().zip(queries) {
            row.as_slice_mut().into_iter().for_each(|row| self.biases.add(query, self.head.keys(query), row));
        }
    }
}

/// The chosen columns of a row of scores over all keys.
fn pick(scores: &[f32], row: &mut [f32], keys: &[usize], range: std::ops::Range<usize>, reading: Reading) {
    let allowed = columns(keys, &range);
    for (value, &key) in row[allowed.clone()].iter_mut().zip(&keys[allowed.clone()]) {
        *value = scores[key];
    }
    let sum = (reading != Reading::Score).then(|| LogSum::of(&scores[range]));
    write_row(row, allowed, reading, sum);
}

/// A row of scores over all keys becomes a row of the reading, in place.
fn normalise(scores: &mut [f32], range: std::ops::Range<usize>, reading: Reading) {
    if reading == Reading::Weight {
        scores[..range.start].fill(0.0);
        scores[range.end..].fill(0.0);
        let allowed = &mut scores[range];
        let inverse = (1.0 / logsum::exponentiate(allowed)) as f32;
        allowed.iter_mut().for_each(|weight| *weight *= inverse);
    } else {
        let sum = (reading == Reading::LogWeight).then(|| LogSum::of(&scores[range.clone()]));
        write_row(scores, range, reading, sum);
    }
}

/// The vectors of `tokens` as they enter the product, times `factor`, shape \[tokens, d\], halves of pairs apart.
pub(super) fn turned<'a>(
    head: &Head,
    tokens: &[usize],
    vector: impl Fn(usize) -> Option<&'a [f32]>,
    factor: f32,
) -> Array2<f32> {
    let pairs = head.dim().pairs();
    let mut out = Array2::<f32>::zeros((tokens.len(), 2 * pairs));
    let channels: Vec<_> = (0..pairs).map(|pair| head.channels(pair)).collect();
    let gains: Vec<f32> = (0..pairs).map(|pair| factor * head.gain(pair) as f32).collect();
    let additive = matches!(head.encoding().additive, Additive::Sinusoidal(_));
    let mut row = 0;
    for block in head.layout().blocks() {
        let range = columns(tokens, &block.tokens());
        let local = |index: usize| tokens[index] - block.first_token;
        for stretch in stretches(&tokens[range.clone()]) {
            let first = range.start + stretch.start;
            let inside = local(first)..local(first) + stretch.len();
            let grid = block.segment.grid();
            trig::rotations(head.frequencies(), &block.lattice, grid, inside, |visited, cos, sin| {
                let held = vector(tokens[first + visited]);
                let Some(target) = out.row_mut(row).into_slice() else { return };
                let (re, im) = target.split_at_mut(pairs);
                for pair in 0..pairs {
                    let [one, two] = held.map_or([0.0; 2], |v| channels[pair].map(|c| v[c]));
                    let (cos, sin, gain) = (cos[pair] as f32, sin[pair] as f32, gains[pair]);
                    let [x, y] = if additive {
                        [one + sin, two + cos]
                    } else {
                        [one * cos - two * sin, two * cos + one * sin]
                    };
                    (re[pair], im[pair]) = (gain * x, gain * y);
                }
                row += 1;
            });
        }
    }
    out
}

/// Maximal runs of consecutive tokens, as index ranges.
fn stretches(tokens: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (index, &token) in tokens.iter().enumerate() {
        match found.last_mut() {
            Some(run) if tokens[run.end - 1] + 1 == token => run.end = index + 1,
            _ => found.push(index..index + 1),
        }
    }
    found
}

/// The bias of each cell, from the mean coordinate of the tokens.
pub(super) struct Biases<'a> {
    head: &'a Head,
    line: Vec<f64>,
}

impl<'a> Biases<'a> {
    pub(super) fn new(head: &'a Head) -> Self {
        let axes = head.layout().axes().len();
        let mean = |token| head.layout().position(token)[..axes].iter().sum::<f64>() / axes as f64;
        let line = if head.is_biased() { (0..head.tokens()).map(mean).collect() } else { Vec::new() };
        Self { head, line }
    }

    /// The bias of one cell.
    pub(super) fn between(&self, query: usize, key: usize) -> f32 {
        self.head.encoding().bias.at(self.line[query] - self.line[key]) as f32
    }

    /// Adds the bias of `query` to the scores of the keys in `range`.
    pub(super) fn add(&self, query: usize, range: std::ops::Range<usize>, scores: &mut [f32]) {
        if self.line.is_empty() {
            return;
        }
        let here = self.line[query];
        for (score, &there) in scores[range.clone()].iter_mut().zip(&self.line[range]) {
            *score += self.head.encoding().bias.at(here - there) as f32;
        }
    }
}
