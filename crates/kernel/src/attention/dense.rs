//! The map when each token has a query and a key of its own: matrix products over blocks of rows.
//!
//! Channels are stored as all first halves of the pairs, then all second halves: products do not mind, and turning becomes
//! SIMD. Deliberately does not know: shortcuts for special content.

use std::ops::Range;

use ndarray::{Array2, ArrayView2, ArrayViewMut2, linalg::general_mat_mul, s};

use rotarium_lanes as lanes;

use super::biases::Biases;
use super::head::Head;
use super::logsum::LogSum;
use super::map::{Reading, columns};
use crate::content::Vectors;
use crate::mask::Keys;
use crate::recipe::Side;
use crate::trig;

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
    let (turned_queries, turned_keys) = turned_both(head, queries, content.then_some(vectors));
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
            let read = |&key: &usize| scores[key] * factor - offset;
            target.iter_mut().zip(&keys[inside]).for_each(|(to, key)| *to = read(key));
        }
    }
}

/// The vectors of `tokens` as they enter the product, queries scaled, shape \[tokens, d\], halves of pairs apart.
pub(super) fn turned<'a>(
    head: &Head,
    tokens: &[usize],
    vector: impl Fn(usize) -> Option<&'a [f32]>,
    side: Side,
) -> Array2<f32> {
    let turn = Turn::new(head, side);
    let mut out = Array2::<f32>::zeros((tokens.len(), head.dim().get()));
    for_each_turn(head, tokens, |index, cos, sin| {
        turn.write(vector(tokens[index]), cos, sin, out.row_mut(index).into_slice());
    });
    out
}

/// The queries of `queries`, scaled, and the keys of all tokens, as [`turned`] gives them, from one set of angles.
fn turned_both(
    head: &Head,
    queries: &[usize],
    vectors: Option<&Vectors>,
) -> (Array2<f32>, Array2<f32>) {
    let all: Vec<usize> = (0..head.tokens()).collect();
    let (turn_query, turn_key) = (Turn::new(head, Side::Query), Turn::new(head, Side::Key));
    let mut turned_queries = Array2::<f32>::zeros((queries.len(), head.dim().get()));
    let mut turned_keys = Array2::<f32>::zeros((all.len(), head.dim().get()));
    let mut next = 0;
    for_each_turn(head, &all, |token, cos, sin| {
        turn_key.write(
            vectors.map(|v| v.key(token)),
            cos,
            sin,
            turned_keys.row_mut(token).into_slice(),
        );
        if queries.get(next) == Some(&token) {
            turn_query.write(
                vectors.map(|v| v.query(token)),
                cos,
                sin,
                turned_queries.row_mut(next).into_slice(),
            );
            next += 1;
        }
    });
    warm(head, queries, &mut turned_queries);
    (turned_queries, turned_keys)
}

/// Multiplies each query by its own τ.
pub(super) fn warm(head: &Head, queries: &[usize], turned: &mut Array2<f32>) {
    let temperature = &head.encoding().temperature;
    if temperature.is_even() {
        return;
    }
    for (mut row, &query) in turned.rows_mut().into_iter().zip(queries) {
        row *= temperature.at(query) as f32;
    }
}

/// Visits `tokens` in order with the (cos, sin) of their pairs: `visit(index in tokens, cos, sin)`.
fn for_each_turn(head: &Head, tokens: &[usize], mut visit: impl FnMut(usize, &[f32], &[f32])) {
    let pairs = head.dim().pairs();
    let (mut cos, mut sin) = (vec![0.0; pairs], vec![0.0; pairs]);
    let narrow = |to: &mut [f32], from: &[f64]| {
        to.iter_mut().zip(from).for_each(|(to, &from)| *to = from as f32);
    };
    for block in head.layout().blocks() {
        let range = columns(tokens, &block.tokens());
        for stretch in stretches(&tokens[range.clone()]) {
            let first = range.start + stretch.start;
            let local = tokens[first] - block.first_token;
            let inside = local..local + stretch.len();
            trig::rotations(head.frequencies(), block, inside, |visited, wide_cos, wide_sin| {
                narrow(&mut cos, wide_cos);
                narrow(&mut sin, wide_sin);
                visit(first + visited, &cos, &sin);
            });
        }
    }
}

/// What is done to each vector besides its angles.
struct Turn<'a> {
    head: &'a Head,
    side: Side,
    prepares: bool,
    first: Vec<usize>,
    second: Vec<usize>,
    gains: Vec<f32>,
    adds: bool,
}

impl<'a> Turn<'a> {
    fn new(head: &'a Head, side: Side) -> Self {
        let factor = if side == Side::Query { head.scale() as f32 } else { 1.0 };
        let pairs = 0..head.dim().pairs();
        let (first, second) = pairs.clone().map(|pair| head.channels(pair).into()).unzip();
        let gains = pairs.map(|pair| factor * head.gain(pair) as f32).collect();
        Self { head, side, prepares: head.prepares(), first, second, gains, adds: head.adds() }
    }

    /// As [`Head::prepared`].
    fn prepare(&self, re: &mut [f32], im: &mut [f32]) {
        let encoding = self.head.encoding();
        let constant = encoding.additive.constant(self.side) as f32;
        re.iter_mut().chain(im.iter_mut()).for_each(|x| *x += constant);
        let squares = re.iter().chain(im.iter()).map(|&x| f64::from(x) * f64::from(x));
        let length = libm::sqrt(squares.sum());
        let factor = encoding.norm.factor(self.side, length, self.head.dim().get());
        re.iter_mut().chain(im).for_each(|x| *x = (f64::from(*x) * factor) as f32);
    }

    /// Turns `held`, or zeros, by the angles, or adds their vector.
    fn write(&self, held: Option<&[f32]>, cos: &[f32], sin: &[f32], target: Option<&mut [f32]>) {
        let Some(target) = target else { return };
        let pairs = self.gains.len();
        let (re, im) = target.split_at_mut(pairs);
        if let Some(held) = held {
            re.iter_mut().zip(&self.first).for_each(|(x, &channel)| *x = held[channel]);
            im.iter_mut().zip(&self.second).for_each(|(y, &channel)| *y = held[channel]);
            if self.prepares {
                self.prepare(re, im);
            }
        }
        if !self.adds {
            return lanes::turn(re, &mut im[..pairs], cos, sin, &self.gains);
        }
        for pair in 0..pairs {
            re[pair] = self.gains[pair] * (re[pair] + sin[pair]);
            im[pair] = self.gains[pair] * (im[pair] + cos[pair]);
        }
    }
}

/// Maximal runs of consecutive tokens, as index ranges.
fn stretches(tokens: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, &token) in tokens.iter().enumerate() {
        match found.last_mut() {
            Some(run) if tokens[run.end - 1] + 1 == token => run.end = index + 1,
            _ => found.push(index..index + 1),
        }
    }
    found
}
