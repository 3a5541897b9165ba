//! The map when distances are not the true ones or pairs fade, and each token has a query and a key of its own.
//!
//! Within a patch ρ is a difference of places, so that queries and keys turned to their places give the scores by a matrix
//! product; each cell then takes its score from the product of its patch. What fades is shared out over q and k around the
//! block of rows at hand. Deliberately does not know: what the bands of a distance mean.

use std::collections::BTreeMap;
use std::ops::Range;

use ndarray::{Array2, ArrayViewMut2, s};

use super::biases::Biases;
use super::dense::{BLOCK_ROWS, append};
use super::head::Head;
use super::map::Reading;
use crate::content::Vectors;
use crate::distance::BANDS;
use crate::layout::Position;
use crate::recipe::Side;

/// Patches of one axis: bands and their mirror images.
const PATCHES: usize = 2 * BANDS;
/// Largest exponent that a factor shared out over q and k may have: e⁴⁰ times any content is still an f32.
const MOST: f64 = 40.0;

/// Values of `queries` × `keys`.
pub(super) fn map(
    head: &Head,
    vectors: &Vectors,
    queries: &[usize],
    keys: &[usize],
    reading: Reading,
) -> Array2<f32> {
    let mut patches = Patches::new(head, vectors);
    let biases = Biases::new(head, Some(vectors));
    let mut scratch = Array2::<f32>::zeros((BLOCK_ROWS, head.tokens()));
    let mut values = Vec::with_capacity(queries.len() * keys.len());
    for block in patches.blocks(queries) {
        let queries = &queries[block];
        let mut scores = scratch.slice_mut(s![..queries.len(), ..]);
        patches.score(queries, &mut scores);
        for (row, &query) in scores.rows_mut().into_iter().zip(queries) {
            let scores = row.into_slice().unwrap_or_default();
            let allowed = head.keys(query);
            biases.add(query, &allowed, scores);
            append(&mut values, scores, keys, &allowed, (reading, head.sink()));
        }
    }
    let shape = (queries.len(), keys.len());
    Array2::from_shape_vec(shape, values).unwrap_or_else(|_| Array2::zeros(shape))
}

struct Patches<'a> {
    head: &'a Head,
    vectors: &'a Vectors,
    axes: usize,
    positions: Vec<Position>,
    /// Where each token stands for what fades.
    line: Vec<f64>,
    /// ln of the loss of each pair per step; empty when nothing fades.
    rates: Vec<f64>,
    /// Keys turned to their places, by patch.
    keys: BTreeMap<usize, Array2<f32>>,
}

impl<'a> Patches<'a> {
    fn new(head: &'a Head, vectors: &'a Vectors) -> Self {
        let tokens = 0..head.tokens();
        let fades = !head.encoding().fading.is_none();
        Self {
            head,
            vectors,
            axes: head.layout().axes().len(),
            positions: tokens.clone().map(|token| head.layout().position(token)).collect(),
            line: tokens.map(|token| head.line(token)).collect(),
            rates: if fades { head.rates() } else { Vec::new() },
            keys: BTreeMap::new(),
        }
    }

    /// Blocks of rows that stand close enough together for what is shared out over them.
    fn blocks(&self, queries: &[usize]) -> Vec<Range<usize>> {
        let fastest = self.rates.iter().fold(0.0_f64, |most, rate| most.max(-rate));
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut ends = (0.0_f64, 0.0_f64);
        for (row, &query) in queries.iter().enumerate() {
            let here = self.line[query];
            let wider = (ends.0.min(here), ends.1.max(here));
            match blocks.last_mut() {
                Some(last) if last.len() < BLOCK_ROWS && fastest * (wider.1 - wider.0) <= MOST => {
                    last.end = row + 1;
                    ends = wider;
                }
                _ => {
                    blocks.push(row..row + 1);
                    ends = (here, here);
                }
            }
        }
        blocks
    }

    /// The patch of a cell: one digit per axis, and whether the key stands ahead where that matters.
    fn patch(&self, query: usize, key: usize) -> usize {
        let distance = &self.head.encoding().distance;
        let (from, to) = (self.positions[query], self.positions[key]);
        let digit = |axis: usize| distance.patch(from[axis], to[axis]);
        let patch = (0..self.axes).rev().fold(0, |patch, axis| patch * PATCHES + digit(axis));
        2 * patch + usize::from(!self.rates.is_empty() && self.line[key] > self.line[query])
    }

    /// Scores of `queries`, without biases, for the keys that they may read.
    fn score(&mut self, queries: &[usize], scores: &mut ArrayViewMut2<f32>) {
        let mut cells: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (row, &query) in queries.iter().enumerate() {
            for key in self.head.keys(query).iter() {
                cells.entry(self.patch(query, key)).or_default().push((row, key));
            }
        }
        for (patch, cells) in cells {
            let start = cells.iter().map(|&(_, key)| key).min().unwrap_or(0);
            let end = cells.iter().map(|&(_, key)| key + 1).max().unwrap_or(0);
            let (turned_queries, turned_keys) = self.turned(patch, queries, start..end);
            let product = turned_queries.dot(&turned_keys.t());
            cells.iter().for_each(|&(row, key)| scores[[row, key]] = product[[row, key - start]]);
        }
    }

    /// Queries and keys of a patch, such that their product is the score.
    fn turned(
        &mut self,
        patch: usize,
        queries: &[usize],
        keys: Range<usize>,
    ) -> (Array2<f32>, Array2<f32>) {
        let distance = self.head.encoding().distance;
        let place = |token: usize, of: &dyn Fn(usize, f64) -> f64| -> Position {
            let position = self.positions[token];
            let digit = |axis: usize| patch / 2 / PATCHES.pow(axis as u32) % PATCHES;
            std::array::from_fn(|axis| {
                if axis < self.axes { of(digit(axis), position[axis]) } else { 0.0 }
            })
        };
        let mut turned_queries = Array2::zeros((queries.len(), self.head.dim().get()));
        for (mut row, &query) in turned_queries.rows_mut().into_iter().zip(queries) {
            let at = place(query, &|patch, x| distance.query_in(patch, x));
            let scale = self.head.scale_of(query);
            let held = prepared(self.head, Side::Query, self.vectors.query(query));
            write(self.head, &held, at, scale, row.as_slice_mut());
        }
        let all = 0..self.positions.len();
        let known = self.keys.remove(&patch).unwrap_or_else(|| {
            let mut turned = Array2::zeros((all.len(), self.head.dim().get()));
            for (mut row, key) in turned.rows_mut().into_iter().zip(all) {
                let at = place(key, &|patch, x| distance.key_in(patch, x));
                let held = prepared(self.head, Side::Key, self.vectors.key(key));
                write(self.head, &held, at, 1.0, row.as_slice_mut());
            }
            turned
        });
        let mut turned_keys = known.slice(s![keys.clone(), ..]).to_owned();
        self.keys.insert(patch, known);
        self.fade(patch % 2 == 1, queries, &mut turned_queries, keys, &mut turned_keys);
        (turned_queries, turned_keys)
    }

    /// Shares out what fades: from the block's near end to the query, and from the key to that end.
    fn fade(
        &self,
        ahead: bool,
        queries: &[usize],
        turned_queries: &mut Array2<f32>,
        keys: Range<usize>,
        turned_keys: &mut Array2<f32>,
    ) {
        let (Some(&first), false) = (queries.first(), self.rates.is_empty()) else { return };
        let sign = if ahead { -1.0 } else { 1.0 };
        let lines = queries.iter().map(|&query| sign * self.line[query]);
        let centre = lines.fold(sign * self.line[first], f64::min);
        for (mut row, &query) in turned_queries.rows_mut().into_iter().zip(queries) {
            self.shrink(sign * self.line[query] - centre, row.as_slice_mut());
        }
        for (mut row, key) in turned_keys.rows_mut().into_iter().zip(keys) {
            self.shrink(centre - sign * self.line[key], row.as_slice_mut());
        }
    }

    /// Multiplies both halves of each pair with what `steps` steps leave of it.
    fn shrink(&self, steps: f64, row: Option<&mut [f32]>) {
        let Some(row) = row else { return };
        let (re, im) = row.split_at_mut(self.rates.len());
        for (pair, rate) in self.rates.iter().enumerate() {
            let left = rotarium_lanes::exp((rate * steps).clamp(-87.0, MOST) as f32);
            re[pair] *= left;
            im[pair] *= left;
        }
    }
}

fn prepared(head: &Head, side: Side, held: &[f32]) -> Vec<f64> {
    let wide: Vec<f64> = held.iter().map(|&x| f64::from(x)).collect();
    head.prepared(side, &wide)
}

/// A vector turned to a place, halves of pairs apart.
fn write(head: &Head, held: &[f64], at: Position, factor: f64, target: Option<&mut [f32]>) {
    let Some(target) = target else { return };
    let (re, im) = target.split_at_mut(head.dim().pairs());
    for (pair, angle) in head.frequencies().angles(at).enumerate() {
        let (sin, cos) = libm::sincos(angle);
        let [first, second] = head.channels(pair);
        let gain = factor * head.gain(pair);
        let (x, y) = (held[first], held[second]);
        re[pair] = (gain * (x * cos - y * sin)) as f32;
        im[pair] = (gain * (y * cos + x * sin)) as f32;
    }
}
