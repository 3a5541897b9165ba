//! Rows of the map in strips, made when they are asked for: nobody needs to hold N × N numbers.
//!
//! For heads without a bias whose queries read one run of keys each. Their products are made when rows are asked for, or were
//! kept from the map before. Scores of ordinary size need no largest score: weights are made as powers of
//! two of the products while these are in registers, and each row has one factor that makes their sum 1.
//! Deliberately does not know: colours, who asks for which rows, or which products are kept.

use std::ops::Range;
use std::rc::Rc;

use ndarray::Array2;

use rotarium_lanes as lanes;

use super::biases::Biases;
use super::head::Head;
use super::logsum::LogSum;
use super::map::{Reading, columns};
use super::products::{Memory, Source};
use crate::content::{Content, Vectors};

/// Rows that are made together: several strips, so that a panel of keys serves all of them while it is near.
const BLOCK_ROWS: usize = 8 * lanes::STRIP;
/// Binary logarithms of powers that neither overflow nor vanish, whatever is added to them.
const ORDINARY: f64 = 100.0;

/// Rows of a head's map.
#[derive(Debug)]
pub struct Strips {
    products: Source,
    tokens: usize,
    runs: Vec<Range<usize>>,
    /// What makes the products of each row its scores.
    factors: Vec<f32>,
    reading: Reading,
    sink: f64,
    /// What the sink adds to the sum of a row's powers.
    sink_power: f64,
    /// Scores are binary logarithms.
    binary: bool,
    /// Of which rows they are of ordinary size. Each row looks at its own keys only, so that no other one can change its digits.
    ordinary: Vec<bool>,
}

/// One finished row: `values[key]` · `factor` − `offset` for the keys of its run; other cells hold anything.
#[derive(Debug)]
pub struct StripRow<'a> {
    /// Which of the queries.
    pub row: usize,
    /// One number for each token of the sequence.
    pub values: &'a [f32],
    /// Keys that the query may read.
    pub run: Range<usize>,
    /// What the numbers are multiplied with.
    pub factor: f32,
    /// What is subtracted then.
    pub offset: f32,
}

impl Head {
    /// Rows of `queries` (ascending) in strips; None for heads and masks that need the general path.
    pub fn strips(
        &self,
        content: &Content,
        vectors: &Vectors,
        queries: &[usize],
        reading: Reading,
    ) -> Option<Strips> {
        let together = self.is_bent() || self.pair_weights(content).is_some();
        (!together).then(|| Strips::of(self, Some(vectors), queries, reading))?
    }
}

impl Strips {
    /// `vectors` is what the tokens hold; nothing where an additive encoding stands alone.
    pub(super) fn of(
        head: &Head,
        vectors: Option<&Vectors>,
        queries: &[usize],
        reading: Reading,
    ) -> Option<Self> {
        let runs = runs(head, queries)?;
        Some(Self::new(head, queries, runs, reading, Source::made(head, vectors, queries)))
    }

    /// As [`Self::of`], with the products of the map before where they are the same.
    pub(super) fn remembered(
        head: &Head,
        vectors: &Rc<Vectors>,
        queries: &[usize],
        reading: Reading,
        memory: &mut Memory,
    ) -> Option<Self> {
        let runs = runs(head, queries)?;
        let products = memory.products(head, vectors, queries, &runs);
        Some(Self::new(head, queries, runs, reading, products))
    }

    fn new(
        head: &Head,
        queries: &[usize],
        runs: Vec<Range<usize>>,
        reading: Reading,
        products: Source,
    ) -> Self {
        let binary = reading == Reading::Weight && head.sink() < 0.5 * ORDINARY;
        let units = if binary { std::f64::consts::LOG2_E } else { 1.0 };
        let factors: Vec<f32> =
            queries.iter().map(|&query| (units * head.scale_of(query)) as f32).collect();
        let ordinary =
            if binary { ordinary(products.lengths(), &factors, &runs) } else { Vec::new() };
        Self {
            products,
            tokens: head.tokens(),
            runs,
            factors,
            reading,
            sink: head.sink(),
            sink_power: libm::exp(head.sink()),
            binary,
            ordinary,
        }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.runs.len()
    }

    /// Makes a range of rows, some at a time, and hands out each.
    pub fn visit(&self, rows: Range<usize>, visit: &mut dyn FnMut(StripRow<'_>)) {
        let first = rows.start / lanes::STRIP * lanes::STRIP;
        let mut scratch = lanes::Aligned::zeros(BLOCK_ROWS.min(self.rows()) * self.tokens);
        let scratch = scratch.as_mut_slice();
        for block in blocks(first..rows.end.min(self.rows())) {
            let sums = self.block(block.clone(), scratch);
            let made = scratch.chunks_mut(self.tokens.max(1)).zip(block).zip(sums);
            for ((values, row), sum) in made.filter(|((_, row), _)| *row >= rows.start) {
                let run = self.runs[row].clone();
                let (factor, offset) = self.finish(values, row, sum);
                visit(StripRow { row, values, run, factor, offset });
            }
        }
    }

    /// Writes all rows over all keys. Cells that the mask forbids stay as they are: whoever keeps the numbers from one map to the
    /// next has filled them once.
    pub fn write(&self, values: &mut [f32]) {
        self.write_rows(0..self.rows(), values);
    }

    fn write_rows(&self, rows: Range<usize>, values: &mut [f32]) {
        let parts = values.chunks_mut(BLOCK_ROWS * self.tokens.max(1));
        for (block, values) in blocks(rows).zip(parts) {
            let sums = self.block(block.clone(), values);
            for ((values, row), sum) in values.chunks_mut(self.tokens.max(1)).zip(block).zip(sums) {
                let run = self.runs[row].clone();
                let (factor, offset) = self.finish(values, row, sum);
                if (factor, offset) != (1.0, 0.0) {
                    lanes::scale(&mut values[run], factor, offset);
                }
            }
        }
    }

    /// Some rows at some keys; `rows` begins with a strip. Cells that the mask forbids stay as they are.
    pub(super) fn write_some(&self, rows: Range<usize>, keys: &[usize], values: &mut [f32]) {
        if keys.len() == self.tokens {
            return self.write_rows(rows, values);
        }
        self.visit(rows.clone(), &mut |made| {
            let inside = columns(keys, &made.run);
            let to = &mut values[(made.row - rows.start) * keys.len()..][inside.clone()];
            lanes::pick_into(to, made.values, &keys[inside], made.factor, made.offset);
        });
    }

    /// All rows at some keys.
    pub(super) fn map(&self, keys: &[usize]) -> Array2<f32> {
        let shape = (self.rows(), keys.len());
        let mut values = vec![self.reading.forbidden(); shape.0 * shape.1];
        self.write_some(0..self.rows(), keys, &mut values);
        Array2::from_shape_vec(shape, values).unwrap_or_else(|_| Array2::zeros(shape))
    }

    /// Scores, or their powers and sums, of a few rows that begin with a strip.
    fn block(&self, rows: Range<usize>, values: &mut [f32]) -> [f64; BLOCK_ROWS] {
        let mut sums = [0.0; BLOCK_ROWS];
        let products = self.products.from(rows.start / lanes::STRIP);
        let mut out = lanes::Rows { values, stride: self.tokens };
        let wanted =
            lanes::Wanted { runs: &self.runs[rows.clone()], factors: &self.factors[rows.clone()] };
        if !self.binary {
            lanes::scores(products, wanted, &mut out);
            return sums;
        }
        let ordinary = &self.ordinary[rows];
        if ordinary.iter().all(|ordinary| *ordinary) {
            lanes::powers(products, wanted, &mut out, &mut sums);
        } else {
            let only = |which| {
                let of = |(run, ordinary): (&Range<usize>, &bool)| {
                    if *ordinary == which { run.clone() } else { 0..0 }
                };
                wanted.runs.iter().zip(ordinary).map(of).collect::<Vec<_>>()
            };
            let powers = lanes::Wanted { runs: &only(true), ..wanted };
            lanes::powers(products, powers, &mut out, &mut sums);
            let scores = lanes::Wanted { runs: &only(false), ..wanted };
            lanes::scores(products, scores, &mut out);
        }
        sums
    }

    /// What makes a row the reading; `sum` is that of its powers.
    fn finish(&self, values: &mut [f32], row: usize, sum: f64) -> (f32, f32) {
        let run = &self.runs[row];
        match self.reading {
            Reading::Score => (1.0, 0.0),
            Reading::Weight if self.binary && self.ordinary[row] => {
                ((1.0 / (sum + self.sink_power)) as f32, 0.0)
            }
            Reading::Weight if self.binary => {
                let sink = self.sink * std::f64::consts::LOG2_E;
                let scores = &mut values[run.clone()];
                let max = lanes::largest(scores).max(sink as f32);
                let sum = lanes::powers_below(scores, max);
                ((1.0 / (sum + libm::exp2(sink - f64::from(max)))) as f32, 0.0)
            }
            Reading::Weight => {
                let scores = &mut values[run.clone()];
                let max = lanes::largest(scores).max(self.sink as f32);
                let sum = lanes::exponentiate(scores, max);
                ((1.0 / (sum + libm::exp(self.sink - f64::from(max)))) as f32, 0.0)
            }
            Reading::LogWeight => {
                let mut sum = LogSum::of(&values[run.clone()]);
                sum.add_sink(self.sink);
                (1.0, sum.ln() as f32)
            }
        }
    }
}

/// The keys that each query reads; None where some are biased or in two runs.
fn runs(head: &Head, queries: &[usize]) -> Option<Vec<Range<usize>>> {
    let runs: Vec<Range<usize>> = queries
        .iter()
        .map(|&query| head.keys(query))
        .map_while(|keys| keys.sinks.is_empty().then_some(keys.window))
        .collect();
    (Biases::none(head) && runs.len() == queries.len()).then_some(runs)
}

/// Whether the powers of each row neither overflow nor vanish, by the lengths of its query and of the keys that it may read.
fn ordinary([queries, keys]: [&[f32]; 2], factors: &[f32], runs: &[Range<usize>]) -> Vec<bool> {
    let (mut known, mut longest) = (0..0, 0.0_f32);
    let of = |((query, factor), run): ((&f32, &f32), &Range<usize>)| {
        // A run that only grows at its end has one more key to look at, not all of them again.
        if run.start != known.start || run.end < known.end {
            (known, longest) = (run.start..run.start, 0.0);
        }
        longest = lanes::largest(&keys[known.end..run.end]).max(longest);
        known.end = run.end;
        f64::from(*query) * f64::from(factor.abs()) * f64::from(longest) < ORDINARY
    };
    queries.iter().zip(factors).zip(runs).map(of).collect()
}

/// A range of rows in blocks that begin with a strip.
fn blocks(rows: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = rows;
    (start..end).step_by(BLOCK_ROWS).map(move |first| first..(first + BLOCK_ROWS).min(end))
}
