//! Sums of cosines and tables of rotations, fast and exact enough: angles in f64, bulk results in f32.
//!
//! Deliberately does not know: what is rotated, or why.

use std::ops::Range;

use ndarray::Array2;
use rotarium_lanes::{
    self as lanes,
    waves::{self, Waves},
};

use crate::frequencies::{Frequencies, dot};
use crate::layout::{Block, Coordinates, Lattice};

/// Steps between two anchors; in between, angles are added by complex products in f64.
const ANCHOR_STEPS: usize = 32;
/// Steps between two anchors that are evaluated anew; in between, anchors are added in the same way.
const EXACT_STEPS: usize = 1024;

/// Σ_p a_p cos(jα_p) + b_p sin(jα_p) for j = 0 .. `length`.
///
/// The largest error measured at d = 128 over 2²⁰ steps is 4e-7·Σ|a|+|b|; it does not grow with j.
pub fn curve(alphas: &[f64], a: &[f64], b: &[f64], length: usize) -> Vec<f32> {
    let mut values = vec![0.0; length];
    curve_into(&mut values, alphas, a, b);
    values
}

/// As [`curve`], for as many j as there is room for.
pub fn curve_into(values: &mut [f32], alphas: &[f64], a: &[f64], b: &[f64]) {
    let reach = waves::reach(values.len());
    let angles = |factor: f64| -> (Vec<f64>, Vec<f64>) {
        let turned = alphas.iter().map(|alpha| libm::sincos(alpha * factor));
        turned.map(|(sin, cos)| (cos, sin)).unzip()
    };
    let [half, step] = [0.5, 1.0].map(angles);
    let [first, period] = [reach as f64 - 0.5, 2.0 * reach as f64].map(angles);
    let sum = Waves {
        reach,
        weights: (a, b),
        half: (&half.0, &half.1),
        step: (&step.0, &step.1),
        first: (&first.0, &first.1),
        period: (&period.0, &period.1),
    };
    waves::waves(values, &sum);
    if let Some(first) = values.first_mut() {
        *first = a.iter().sum::<f64>() as f32;
    }
}

/// As [`curve`], with e^(j·rate) as a factor of each term; rates are at most 0.
///
/// cos(m₀ + j)α and sin(m₀ + j)α are products of anchors and a table, so the sum is one matrix product.
pub fn fading_curve(
    alphas: &[f64],
    rates: &[f64],
    a: &[f64],
    b: &[f64],
    length: usize,
) -> Vec<f32> {
    if rates.iter().all(|&rate| rate == 0.0) {
        return curve(alphas, a, b, length);
    }
    let pairs = alphas.len();
    let table_length = libm::sqrt(length as f64).clamp(1.0, 1024.0) as usize;
    let anchors = length.div_ceil(table_length);
    let mut left = Array2::<f32>::zeros((anchors, 2 * pairs));
    for (anchor, mut row) in left.rows_mut().into_iter().enumerate() {
        let start = (anchor * table_length) as f64;
        for pair in 0..pairs {
            let (sin, cos) = faded_turn(start, alphas[pair], rates[pair]);
            row[pair] = (a[pair] * cos + b[pair] * sin) as f32;
            row[pairs + pair] = (b[pair] * cos - a[pair] * sin) as f32;
        }
    }
    let mut right = Array2::<f32>::zeros((2 * pairs, table_length));
    for (pair, (&alpha, &rate)) in alphas.iter().zip(rates).enumerate() {
        for step in 0..table_length {
            let (sin, cos) = faded_turn(step as f64, alpha, rate);
            right[[pair, step]] = cos as f32;
            right[[pairs + pair, step]] = sin as f32;
        }
    }
    let (mut values, _) = left.dot(&right).into_raw_vec_and_offset();
    values.truncate(length);
    values
}

/// e^(steps·rate)·(sin, cos)(steps·α).
fn faded_turn(steps: f64, alpha: f64, rate: f64) -> (f64, f64) {
    let (sin, cos) = libm::sincos(steps * alpha);
    if rate == 0.0 {
        return (sin, cos);
    }
    let left = libm::exp(steps * rate);
    (left * sin, left * cos)
}

/// Σ_p a_p cos(jα_p) + b_p sin(jα_p) at one j, in f64.
pub fn curve_at(alphas: &[f64], a: &[f64], b: &[f64], steps: f64) -> f64 {
    let terms = alphas.iter().zip(a.iter().zip(b));
    terms
        .map(|(alpha, (a, b))| {
            let (sin, cos) = libm::sincos(steps * alpha);
            a * cos + b * sin
        })
        .sum()
}

/// Visits the (cos, sin) of ω_p·r for each of the `tokens` of a block, counted from its first, in reading order.
///
/// `visit(i, cos, sin)` gets the i-th visited token and one value per pair.
pub fn rotations(
    frequencies: &Frequencies,
    block: &Block,
    tokens: Range<usize>,
    mut visit: impl FnMut(usize, &[f64], &[f64]),
) {
    let pairs = frequencies.pairs().len();
    let (mut cos, mut sin) = (vec![0.0; pairs], vec![0.0; pairs]);
    for_each_stretch(frequencies, block, tokens, |first, stretch| {
        for step in 0..stretch.steps {
            let row = step * pairs..(step + 1) * pairs;
            let by = (&stretch.cos[row.clone()], &stretch.sin[row]);
            lanes::turned((&mut cos, &mut sin), stretch.anchor, by);
            visit(first + step, &cos, &sin);
        }
    });
}

/// As [`rotations`], as f32 and some tokens at a time: `visit(i, cos, sin)` gets those from the i-th on, one row for each.
pub fn rotations_narrow(
    frequencies: &Frequencies,
    block: &Block,
    tokens: Range<usize>,
    mut visit: impl FnMut(usize, &[f32], &[f32]),
) {
    let room = ANCHOR_STEPS.min(tokens.len()) * frequencies.pairs().len();
    let (mut cos, mut sin) = (vec![0.0; room], vec![0.0; room]);
    for_each_stretch(frequencies, block, tokens, |first, stretch| {
        let (cos, sin) = (&mut cos[..stretch.cos.len()], &mut sin[..stretch.cos.len()]);
        lanes::turned_narrow((cos, sin), stretch.anchor, (stretch.cos, stretch.sin));
        visit(first, cos, sin);
    });
}

/// Some tokens in a row: each is the anchor, turned by a step of its own.
struct Stretch<'a> {
    steps: usize,
    anchor: (&'a [f64], &'a [f64]),
    /// One row for each step.
    cos: &'a [f64],
    sin: &'a [f64],
}

fn for_each_stretch(
    frequencies: &Frequencies,
    block: &Block,
    tokens: Range<usize>,
    mut visit: impl FnMut(usize, Stretch<'_>),
) {
    match &block.coordinates {
        Coordinates::Lattice(lattice) => {
            on_lattice(frequencies, lattice, block.segment.grid(), tokens, visit);
        }
        Coordinates::Table(positions) => {
            let (cos, sin) =
                (vec![1.0; frequencies.pairs().len()], vec![0.0; frequencies.pairs().len()]);
            let positions = positions.iter().skip(tokens.start).take(tokens.len());
            for (visited, &position) in positions.enumerate() {
                let angles = frequencies.angles(position).map(libm::sincos);
                let anchor: (Vec<f64>, Vec<f64>) = angles.map(|(sin, cos)| (cos, sin)).unzip();
                let anchor = (&*anchor.0, &*anchor.1);
                visit(visited, Stretch { steps: 1, anchor, cos: &cos, sin: &sin });
            }
        }
    }
}

/// As [`for_each_stretch`]; rows restart from exact angles.
fn on_lattice(
    frequencies: &Frequencies,
    lattice: &Lattice,
    grid: [usize; 3],
    tokens: Range<usize>,
    mut visit: impl FnMut(usize, Stretch<'_>),
) {
    let [_, rows, columns] = grid;
    let omegas = frequencies.pairs();
    let table = StepTable::new(omegas.iter().map(|&omega| dot(omega, lattice.steps[2])), columns);
    let mut anchor = (vec![0.0; omegas.len()], vec![0.0; omegas.len()]);
    let mut next = anchor.clone();
    let mut anchored = None;
    let mut token = tokens.start;
    while token < tokens.end {
        let column = token % columns;
        let row_start = token - column;
        let anchor_column = column / ANCHOR_STEPS * ANCHOR_STEPS;
        let follows = anchor_column.checked_sub(ANCHOR_STEPS).map(|before| (row_start, before));
        if !anchor_column.is_multiple_of(EXACT_STEPS) && anchored == follows {
            let (cos, sin) = table.steps(ANCHOR_STEPS..ANCHOR_STEPS + 1);
            lanes::turned((&mut next.0, &mut next.1), (&anchor.0, &anchor.1), (cos, sin));
            std::mem::swap(&mut anchor, &mut next);
        } else {
            let place = [token / (rows * columns), token / columns % rows, anchor_column];
            let position = lattice.at(place);
            for (pair, &omega) in omegas.iter().enumerate() {
                (anchor.1[pair], anchor.0[pair]) = libm::sincos(dot(omega, position));
            }
        }
        anchored = Some((row_start, anchor_column));
        let end = (anchor_column + ANCHOR_STEPS).min(columns).min(tokens.end - row_start);
        let (cos, sin) = table.steps(column - anchor_column..end - anchor_column);
        let anchor = (&*anchor.0, &*anchor.1);
        visit(token - tokens.start, Stretch { steps: end - column, anchor, cos, sin });
        token = row_start + end;
    }
}

/// (cos jα, sin jα) for at most [`ANCHOR_STEPS`] steps j of each pair.
struct StepTable {
    pairs: usize,
    cos: Vec<f64>,
    sin: Vec<f64>,
}

impl StepTable {
    fn new(alphas: impl Iterator<Item = f64>, steps: usize) -> Self {
        let (sin, cos): (Vec<f64>, Vec<f64>) = alphas.map(libm::sincos).unzip();
        let (pairs, rows) = (cos.len(), steps.min(ANCHOR_STEPS + 1));
        let mut table = Self { pairs, cos: vec![1.0; rows * pairs], sin: vec![0.0; rows * pairs] };
        // Each step is the one before, turned once more: an error of 10⁻¹⁴ at most.
        for row in 1..rows {
            let (before, now) = table.cos.split_at_mut(row * pairs);
            let (before_sin, now_sin) = table.sin.split_at_mut(row * pairs);
            let last = (row - 1) * pairs..row * pairs;
            lanes::turned(
                (&mut now[..pairs], &mut now_sin[..pairs]),
                (&before[last.clone()], &before_sin[last]),
                (&cos, &sin),
            );
        }
        table
    }

    /// The rows of some steps.
    fn steps(&self, steps: Range<usize>) -> (&[f64], &[f64]) {
        let cells = steps.start * self.pairs..steps.end * self.pairs;
        (&self.cos[cells.clone()], &self.sin[cells])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_of_a_million_steps_is_as_exact_as_a_short_one() {
        let alphas: Vec<f64> =
            (0..64).map(|pair| libm::pow(1e4, -f64::from(pair) / 64.0)).collect();
        let (a, b) = (vec![1.0; 64], vec![0.5; 64]);
        let values = curve(&alphas, &a, &b, 1 << 20);
        assert_eq!(values.len(), 1 << 20);
        for step in (0..1 << 20).step_by(9973) {
            let exact = curve_at(&alphas, &a, &b, step as f64);
            assert!((f64::from(values[step]) - exact).abs() < 2e-5, "at {step}");
        }
    }

    #[test]
    fn empty_and_single_step_curves() {
        assert!(curve(&[1.0], &[1.0], &[0.0], 0).is_empty());
        assert_eq!(curve(&[1.0], &[1.0], &[0.0], 1), [1.0]);
        assert_eq!(curve(&[], &[], &[], 3), [0.0; 3]);
    }
}
