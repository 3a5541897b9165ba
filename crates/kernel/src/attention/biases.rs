//! The bias of each cell of a map, from where its tokens stand.
//!
//! Deliberately does not know: which bias it is, beyond whether only distances count.

use std::ops::Range;

use super::head::Head;

/// Widest range of whole distances for which a table is made.
const MOST_DISTANCES: f64 = 8192.0;

/// The bias of each cell.
pub(super) struct Biases<'a> {
    head: &'a Head,
    /// Where each token stands; empty when there is no bias.
    line: Vec<f64>,
    /// The bias of the distances −reach, …, reach, when all are whole; otherwise empty.
    table: Vec<f32>,
    reach: f64,
}

impl<'a> Biases<'a> {
    pub(super) fn new(head: &'a Head) -> Self {
        let tokens = if head.is_biased() { head.tokens() } else { 0 };
        let line: Vec<f64> = (0..tokens).map(|token| head.line(token)).collect();
        let least = line.iter().copied().fold(f64::INFINITY, f64::min);
        let most = line.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let reach = most - least;
        let bias = &head.encoding().bias;
        let whole = line.iter().all(|place| libm::floor(*place) == *place);
        let mut table = Vec::new();
        if tokens > 0 && whole && bias.is_relative() && reach <= MOST_DISTANCES {
            let distances = (0..=2 * reach as usize).map(|index| index as f64 - reach);
            table.extend(distances.map(|distance| bias.at(distance, 0.0) as f32));
        }
        Self { head, line, table, reach }
    }

    /// The bias of one cell; 0 when there is none.
    pub(super) fn between(&self, query: usize, key: usize) -> f32 {
        if self.line.is_empty() { 0.0 } else { self.of(self.line[query], self.line[key]) }
    }

    /// Adds the bias of `query` to the scores of the keys in `range`.
    pub(super) fn add(&self, query: usize, range: Range<usize>, scores: &mut [f32]) {
        if self.line.is_empty() {
            return;
        }
        let here = self.line[query];
        for (score, &there) in scores[range.clone()].iter_mut().zip(&self.line[range]) {
            *score += self.of(here, there);
        }
    }

    fn of(&self, here: f64, there: f64) -> f32 {
        let known = self.table.get((here - there + self.reach) as usize);
        known.copied().unwrap_or_else(|| self.head.encoding().bias.at(here, there) as f32)
    }
}
