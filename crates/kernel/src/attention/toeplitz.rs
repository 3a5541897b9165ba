//! The map when all tokens hold the same vectors and stand in one run: only N distances exist, not N² cells.
//!
//! Deliberately does not know: pictures; a run is text, or everything once it is flattened.

use ndarray::Array2;
use rotarium_lanes as lanes;

use super::biases::Biases;
use super::head::{Head, PairWeights};
use super::logsum::LogSum;
use super::map::{Reading, allowed_columns, write_row};
use crate::content::Vectors;
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

impl Head {
    /// Whether bent scores in one run come from a table: distances alone count, or whole ones do and nothing fades.
    pub(super) fn bends_in_one_run(&self) -> bool {
        let whole = || self.encoding().fading.is_none() && self.whole_origin().is_some();
        self.is_one_run() && (self.is_relative() || whole())
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
    let mut values = products(head, weights, start, step, length);
    if head.is_biased() {
        for (j, value) in values.iter_mut().enumerate() {
            let offset = std::array::from_fn(|axis| start[axis] + j as f64 * step[axis]);
            *value += head.bias(offset) as f32;
        }
    }
    values
}

/// As [`scores`], without the bias and before a τ of the query.
fn products(
    head: &Head,
    weights: &PairWeights,
    start: Position,
    step: Position,
    length: usize,
) -> Vec<f32> {
    if head.is_bent()
        && let Some(stretches) = head.encoding().distance.stretches()
    {
        // `start` is no step, or one.
        let first = usize::from(start[0] != 0.0);
        let mut values = head.along_stretches(weights, &stretches, step, first..first + length);
        values.iter_mut().for_each(|value| *value *= head.scale() as f32);
        return values;
    }
    let scale = head.scale();
    let omegas = head.frequencies().pairs();
    let alphas: Vec<f64> = omegas.iter().map(|&omega| dot(omega, step)).collect();
    // a cos(φ + jα) − b sin(φ + jα), sorted by cos jα and sin jα.
    let turned = omegas.iter().zip(weights.a.iter().zip(&weights.b)).map(|(&omega, (a, b))| {
        let (sin, cos) = libm::sincos(dot(omega, start));
        (scale * (a * cos - b * sin), -scale * (a * sin + b * cos))
    });
    let (on_cos, on_sin): (Vec<f64>, Vec<f64>) = turned.unzip();
    trig::curve(&alphas, &on_cos, &on_sin, length)
}

/// Values of `queries` × `keys`.
pub(super) fn map(
    head: &Head,
    weights: &PairWeights,
    vectors: &Vectors,
    queries: &[usize],
    keys: &[usize],
    reading: Reading,
) -> Array2<f32> {
    let mut rows = Rows::new(head, weights);
    let mut values = Array2::<f32>::zeros((queries.len(), keys.len()));
    if !head.is_even() {
        let biases = Biases::new(head, (!head.adds()).then_some(vectors));
        rows.one_by_one(&biases, queries, keys, reading, &mut values);
        return values;
    }
    if reading == Reading::Weight
        && let Some(terms) = Terms::of(&mut rows)
    {
        terms.write(queries, keys, &mut values);
        return values;
    }
    let normalisers =
        (reading != Reading::Score).then(|| [Running::of(&rows.back), Running::of(&rows.ahead)]);
    for (mut row, &query) in values.rows_mut().into_iter().zip(queries) {
        let Some(row) = row.as_slice_mut() else { continue };
        let range = head.keys(query);
        let allowed = allowed_columns(keys, &range);
        for column in allowed.iter() {
            row[column] = rows.at(query, keys[column]);
        }
        let sum = normalisers.as_ref().map(|[behind, before]| {
            let mut sum = behind.first(query + 1 - range.window.start);
            sum.merge(before.first(range.window.end - query - 1));
            if !range.sinks.is_empty() {
                let far = query + 1 - range.sinks.end..query + 1 - range.sinks.start;
                sum.merge(LogSum::of(&rows.back[far]));
            }
            sum
        });
        write_row(row, &allowed, reading, (sum, head.sink()));
    }
    values
}

/// The N distances.
struct Rows<'a> {
    head: &'a Head,
    /// Scores of keys 0, 1, … tokens back; products where rows differ.
    back: Vec<f32>,
    /// Those of keys 1, 2, … tokens ahead.
    ahead: Vec<f32>,
    /// The coordinate of the first token and the weights, where the tables are of seen distances, not true ones.
    seen: Option<(f64, &'a PairWeights)>,
}

impl<'a> Rows<'a> {
    fn new(head: &'a Head, weights: &'a PairWeights) -> Self {
        let tokens = head.tokens();
        let step = text_step(head);
        let table = if head.is_even() { scores } else { products };
        let looks_ahead = (0..tokens.min(2)).any(|query| head.keys(query).window.end > query + 1);
        let steps_ahead = if looks_ahead { tokens - 1 } else { 0 };
        let forward = step.map(|s| -s);
        Self {
            head,
            back: table(head, weights, [0.0; MAX_AXES], step, tokens),
            ahead: table(head, weights, forward, forward, steps_ahead),
            seen: head.whole_origin().filter(|_| !head.is_relative()).map(|at| (at, weights)),
        }
    }

    fn at(&self, query: usize, key: usize) -> f32 {
        if let Some((origin, weights)) = self.seen {
            return self.at_seen(origin, weights, query, key);
        }
        if key <= query { self.back[query - key] } else { self.ahead[key - query - 1] }
    }

    /// The product at the distance that these tokens seem to have.
    fn at_seen(&self, origin: f64, weights: &PairWeights, query: usize, key: usize) -> f32 {
        let [from, to] = [query, key].map(|token| origin + token as f64);
        let seen = self.head.encoding().distance.between(from, to);
        let known = if seen >= 0.0 {
            self.back.get(seen as usize)
        } else {
            self.ahead.get(-seen as usize - 1)
        };
        known.copied().unwrap_or_else(|| {
            let [from, to] = [query, key].map(|token| self.head.layout().position(token));
            (self.head.scale() * self.head.bent_product(weights, from, to)) as f32
        })
    }

    /// Rows with a temperature, biases or distances of their own.
    fn one_by_one(
        &self,
        biases: &Biases,
        queries: &[usize],
        keys: &[usize],
        reading: Reading,
        values: &mut Array2<f32>,
    ) {
        let head = self.head;
        let mut scores = vec![0.0; head.tokens()];
        for (mut row, &query) in values.rows_mut().into_iter().zip(queries) {
            let Some(row) = row.as_slice_mut() else { continue };
            let allowed = head.keys(query);
            let temperature = head.encoding().temperature.at(query) as f32;
            allowed.iter().for_each(|key| scores[key] = temperature * self.at(query, key));
            biases.add(query, &allowed, &mut scores);
            let mut sum = LogSum::EMPTY;
            if reading != Reading::Score {
                allowed.ranges().into_iter().for_each(|run| sum.merge(LogSum::of(&scores[run])));
            }
            let columns = allowed_columns(keys, &allowed);
            columns.iter().for_each(|column| row[column] = scores[keys[column]]);
            let sum = (reading != Reading::Score).then_some(sum);
            write_row(row, &columns, reading, (sum, head.sink()));
        }
    }
}

/// Scores whose sum is taken at once.
const STRETCH: usize = 256;

/// Sums over the first scores of a table.
struct Running<'a> {
    scores: &'a [f32],
    /// The sum before each stretch.
    before: Vec<LogSum>,
}

impl<'a> Running<'a> {
    fn of(scores: &'a [f32]) -> Self {
        let mut sum = LogSum::EMPTY;
        let before = scores.chunks(STRETCH).map(|stretch| {
            let before = sum;
            sum.merge(LogSum::of(stretch));
            before
        });
        Self { scores, before: before.collect() }
    }

    /// The sum over the first `count` scores.
    fn first(&self, count: usize) -> LogSum {
        let Some(last) = count.checked_sub(1) else { return LogSum::EMPTY };
        let stretch = last / STRETCH;
        let mut sum = self.before[stretch];
        sum.merge(LogSum::of(&self.scores[stretch * STRETCH..count]));
        sum
    }
}

/// e^score of each distance, all relative to one score, where these neither overflow nor vanish: then a weight is one product.
struct Terms<'a> {
    head: &'a Head,
    back: Vec<f32>,
    ahead: Vec<f32>,
    /// The sums of [`STRETCH`] terms each, added up before each stretch.
    before: [Vec<f64>; 2],
    sink: f64,
}

impl<'a> Terms<'a> {
    /// Natural logarithms of terms that are ordinary numbers, and sums of a million of them.
    const ORDINARY: f32 = 60.0;

    /// Uses the scores up; None, and they stay, where they are too far apart, or tables are of seen distances.
    fn of(rows: &mut Rows<'a>) -> Option<Self> {
        let (low, high) = lanes::extremes(&rows.back);
        let (low_ahead, high_ahead) = lanes::extremes(&rows.ahead);
        let (low, high) = (low.min(low_ahead), high.max(high_ahead));
        let sink = rows.head.sink();
        if rows.seen.is_some() || !(high - low < Self::ORDINARY && sink - f64::from(high) < 60.0) {
            return None;
        }
        let [back, ahead] = [&mut rows.back, &mut rows.ahead].map(|scores| {
            lanes::exponentiate(scores, high);
            std::mem::take(scores)
        });
        let before = [&back, &ahead].map(|terms| {
            let mut sum = 0.0;
            let sums = terms.chunks(STRETCH).map(|stretch| {
                let before = sum;
                sum += lanes::sum(stretch);
                before
            });
            sums.collect()
        });
        let sink = libm::exp(sink - f64::from(high));
        Some(Self { head: rows.head, back, ahead, before, sink })
    }

    /// The sum over the first `count` terms of one side.
    fn first(&self, side: usize, count: usize) -> f64 {
        let terms = if side == 0 { &self.back } else { &self.ahead };
        let Some(last) = count.checked_sub(1) else { return 0.0 };
        let stretch = last / STRETCH;
        self.before[side][stretch] + lanes::sum(&terms[stretch * STRETCH..count])
    }

    fn write(&self, queries: &[usize], keys: &[usize], values: &mut Array2<f32>) {
        for (mut row, &query) in values.rows_mut().into_iter().zip(queries) {
            let Some(row) = row.as_slice_mut() else { continue };
            let range = self.head.keys(query);
            let mut sum = self.first(0, query + 1 - range.window.start)
                + self.first(1, range.window.end - query - 1)
                + self.sink;
            if !range.sinks.is_empty() {
                let far = query + 1 - range.sinks.end..query + 1 - range.sinks.start;
                sum += lanes::sum(&self.back[far]);
            }
            let factor = (1.0 / sum) as f32;
            for run in allowed_columns(keys, &range).ranges() {
                let behind = run.start + keys[run.clone()].partition_point(|&key| key <= query);
                let (near, far) = row[run.clone()].split_at_mut(behind - run.start);
                lanes::pick_back(near, &self.back, &keys[run.start..behind], query, factor);
                lanes::pick_ahead(far, &self.ahead, &keys[behind..run.end], query + 1, factor);
            }
        }
    }
}
