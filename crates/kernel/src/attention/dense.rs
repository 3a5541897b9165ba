//! The map when each token has a query and a key of its own: matrix products over blocks of rows.
//!
//! The ordinary case goes through [`Strips`]; biases and keys in two runs take the general path here. Deliberately does not
//! know: shortcuts for special content.

use ndarray::{Array2, ArrayView2, ArrayViewMut2, linalg::general_mat_mul, s};

use rotarium_lanes as lanes;

use super::biases::Biases;
use super::head::Head;
use super::logsum::LogSum;
use super::map::{Reading, columns};
use super::strips::Strips;
use super::turns::{scale, turn_both};
use crate::content::Vectors;
use crate::mask::Keys;
use crate::recipe::Side;

/// Rows of one matrix product: small enough that a causal map skips nearly half of the work.
pub(super) const BLOCK_ROWS: usize = 32;

/// Values of `queries` × `keys`. `positions_only` leaves the content out of an additive encoding.
pub(super) fn map(
    head: &Head,
    positions_only: bool,
    vectors: &Vectors,
    queries: &[usize],
    keys: &[usize],
    reading: Reading,
) -> Array2<f32> {
    let content = !(positions_only && head.adds());
    if let Some(strips) = Strips::of(head, content.then_some(vectors), queries, reading) {
        return strips.map(keys);
    }
    let [turned_queries, turned_keys] = turned_both(head, queries, content.then_some(vectors));
    let biases = Biases::new(head, content.then_some(vectors));
    let block = Block { keys: columns_of(&turned_keys), head, biases };
    let mut scratch = Array2::<f32>::zeros((BLOCK_ROWS.min(queries.len()), head.tokens()));
    let mut values = Vec::with_capacity(queries.len() * keys.len());
    for (index, queries) in queries.chunks(BLOCK_ROWS).enumerate() {
        let part =
            turned_queries.slice(s![index * BLOCK_ROWS..index * BLOCK_ROWS + queries.len(), ..]);
        let mut scores = scratch.slice_mut(s![..queries.len(), ..]);
        block.score(queries, &part, &mut scores);
        for (row, &query) in scores.rows_mut().into_iter().zip(queries) {
            let scores = row.into_slice().unwrap_or_default();
            append(&mut values, scores, keys, &head.keys(query), (reading, head.sink()));
        }
    }
    let shape = (queries.len(), keys.len());
    Array2::from_shape_vec(shape, values).unwrap_or_else(|_| Array2::zeros(shape))
}

/// The queries of `queries`, scaled, and all keys as they enter the product.
fn turned_both(head: &Head, queries: &[usize], vectors: Option<&Vectors>) -> [Array2<f32>; 2] {
    let [mut q, mut k] = [Vec::new(), Vec::new()];
    turn_both(head, queries, vectors, |side, rows| match side {
        Side::Query => q.extend_from_slice(rows),
        Side::Key => k.extend_from_slice(rows),
    });
    let dim = head.dim().get();
    scale(head, queries, &mut q);
    [q, k].map(|rows| Array2::from_shape_vec((rows.len() / dim, dim), rows).unwrap_or_default())
}

/// The rows as columns, which the product reads fastest. Unused columns keep rows apart in the cache: those of a power of
/// two would push each other out.
fn columns_of(rows: &Array2<f32>) -> Array2<f32> {
    let mut columns = Array2::zeros((rows.ncols(), rows.nrows() + 16));
    columns.slice_mut(s![.., ..rows.nrows()]).assign(&rows.t());
    columns
}

/// All keys, against which blocks of rows are multiplied.
struct Block<'a> {
    /// One column per key.
    keys: Array2<f32>,
    head: &'a Head,
    biases: Biases<'a>,
}

impl Block<'_> {
    /// Scores of `queries`, whose turned vectors are `part`, up to the last key that any of them may read.
    fn score(&self, queries: &[usize], part: &ArrayView2<f32>, scores: &mut ArrayViewMut2<f32>) {
        let ends = queries.iter().map(|&query| self.head.keys(query).window.end);
        let limit = ends.max().unwrap_or(0);
        let keys = self.keys.slice(s![.., ..limit]);
        general_mat_mul(1.0, part, &keys, 0.0, &mut scores.slice_mut(s![.., ..limit]));
        for (mut row, &query) in scores.rows_mut().into_iter().zip(queries) {
            let Some(row) = row.as_slice_mut() else { continue };
            self.biases.add(query, &self.head.keys(query), row);
        }
    }
}

/// Appends the columns `keys` of one row of the reading; `scores` are those over all keys and are used up.
pub(super) fn append(
    values: &mut Vec<f32>,
    scores: &mut [f32],
    keys: &[usize],
    allowed: &Keys,
    (reading, sink): (Reading, f64),
) {
    let runs = allowed.ranges();
    let (factor, offset) = match reading {
        Reading::Score => (1.0, 0.0),
        Reading::Weight => {
            let most = runs.iter().map(|run| lanes::largest(&scores[run.clone()]));
            let max = most.fold(sink as f32, f32::max);
            let terms = runs.iter().map(|run| lanes::exponentiate(&mut scores[run.clone()], max));
            let sum = terms.sum::<f64>() + libm::exp(sink - f64::from(max));
            ((1.0 / sum) as f32, 0.0)
        }
        Reading::LogWeight => {
            let mut sum = LogSum::EMPTY;
            runs.iter().for_each(|run| sum.merge(LogSum::of(&scores[run.clone()])));
            sum.add_sink(sink);
            (1.0, sum.ln() as f32)
        }
    };
    let start = values.len();
    values.resize(start + keys.len(), reading.forbidden());
    for run in runs {
        let inside = columns(keys, &run);
        let target = &mut values[start + inside.start..start + inside.end];
        if target.len() == run.len() {
            lanes::scale_into(target, &scores[run], factor, offset);
        } else {
            lanes::pick_into(target, scores, &keys[inside], factor, offset);
        }
    }
}
