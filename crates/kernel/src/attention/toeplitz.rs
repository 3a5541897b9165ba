//! The map when all tokens hold the same vectors and stand in one run: only N distances exist, not N² cells.
//!
//! Deliberately does not know: pictures; a run is text, or everything once it is flattened.

use ndarray::Array2;

use super::head::{Head, PairWeights};
use super::logsum::LogSum;
use super::map::{Reading, columns, write_row};
use crate::frequencies::dot;
use crate::layout::{MAX_AXES, Position};
use crate::trig;

impl Head {
    /// Whether all tokens stand in one run: a constant step from each token to the next.
    pub(super) fn is_one_run(&self) -> bool {
        let blocks = self.layout().blocks();
        let step = text_step(self);
        let follows =
            blocks.windows(2).all(|pair| near(pair[1].first(), plus(pair[0].last(), step)));
        follows && blocks.iter().all(|block| is_run(block, step))
    }
}

fn text_step(head: &Head) -> Position {
    let axes = head.layout().axes().len();
    std::array::from_fn(|axis| if axis < axes { 1.0 } else { 0.0 })
}

fn is_run(block: &crate::layout::Block, step: Position) -> bool {
    let [frames, rows, columns] = block.segment.grid();
    let Some(lattice) = block.lattice() else { return false };
    let [frame, row, column] = lattice.steps;
    let times = |count: usize| step.map(|s| s * count as f64);
    (columns == 1 || near(column, step))
        && (rows == 1 || near(row, times(columns)))
        && (frames == 1 || near(frame, times(rows * columns)))
}

fn near(a: Position, b: Position) -> bool {
    (0..MAX_AXES).all(|axis| (a[axis] - b[axis]).abs() < 1e-9)
}

fn plus(a: Position, b: Position) -> Position {
    std::array::from_fn(|axis| a[axis] + b[axis])
}

/// Scores of the offsets `start` + j·`step` for j = 0 .. `length`.
pub(super) fn scores(
    head: &Head,
    weights: &PairWeights,
    start: Position,
    step: Position,
    length: usize,
) -> Vec<f32> {
    let scale = head.scale();
    let omegas = head.frequencies().pairs();
    let alphas: Vec<f64> = omegas.iter().map(|&omega| dot(omega, step)).collect();
    // a cos(φ + jα) − b sin(φ + jα), sorted by cos jα and sin jα.
    let turned = omegas.iter().zip(weights.a.iter().zip(&weights.b)).map(|(&omega, (a, b))| {
        let (sin, cos) = libm::sincos(dot(omega, start));
        (scale * (a * cos - b * sin), -scale * (a * sin + b * cos))
    });
    let (on_cos, on_sin): (Vec<f64>, Vec<f64>) = turned.unzip();
    let mut values = trig::curve(&alphas, &on_cos, &on_sin, length);
    if head.is_biased() {
        for (j, value) in values.iter_mut().enumerate() {
            let offset = std::array::from_fn(|axis| start[axis] + j as f64 * step[axis]);
            *value += head.bias(offset) as f32;
        }
    }
    values
}

/// Values of `queries` × `keys`.
pub(super) fn map(
    head: &Head,
    weights: &PairWeights,
    queries: &[usize],
    keys: &[usize],
    reading: Reading,
) -> Array2<f32> {
    let tokens = head.tokens();
    let step = text_step(head);
    let back = scores(head, weights, [0.0; MAX_AXES], step, tokens);
    let looks_ahead = head.keys(0).end > 1;
    let ahead = if looks_ahead {
        scores(head, weights, step.map(|s| -s), step.map(|s| -s), tokens - 1)
    } else {
        Vec::new()
    };
    let normalisers = (reading != Reading::Score).then(|| [running(&back), running(&ahead)]);
    let mut values = Array2::<f32>::zeros((queries.len(), keys.len()));
    for (mut row, &query) in values.rows_mut().into_iter().zip(queries) {
        let Some(row) = row.as_slice_mut() else { continue };
        let range = head.keys(query);
        let allowed = columns(keys, &range);
        for (value, &key) in row[allowed.clone()].iter_mut().zip(&keys[allowed.clone()]) {
            *value = if key <= query { back[query - key] } else { ahead[key - query - 1] };
        }
        let sum = normalisers.as_ref().map(|[behind, before]| {
            let mut sum = behind[query + 1 - range.start];
            sum.merge(before[range.end - query - 1]);
            sum
        });
        write_row(row, allowed, reading, sum);
    }
    values
}

/// The sum over the first j scores, for j = 0 ..= N.
fn running(scores: &[f32]) -> Vec<LogSum> {
    let mut sums = Vec::with_capacity(scores.len() + 1);
    let mut sum = LogSum::EMPTY;
    sums.push(sum);
    for &score in scores {
        sum.add(f64::from(score));
        sums.push(sum);
    }
    sums
}
