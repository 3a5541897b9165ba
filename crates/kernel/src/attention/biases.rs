//! The bias of each cell of a map, from where its tokens stand or from the other scores of its row.
//!
//! Deliberately does not know: which bias it is, beyond what it depends on.

use std::ops::Range;

use super::context::Context;
use super::head::Head;
use crate::content::Vectors;
use crate::mask::Keys;

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
    /// The bias itself, where content decides it.
    context: Option<Context<'a>>,
}

impl<'a> Biases<'a> {
    /// `held` is what the tokens hold; nothing where an additive encoding stands alone.
    pub(super) fn new(head: &'a Head, held: Option<&'a Vectors>) -> Self {
        let context = Context::new(head, held);
        let by_place = head.is_biased() && context.is_none();
        let tokens = if by_place { head.tokens() } else { 0 };
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
        Self { head, line, table, reach, context }
    }

    /// Whether a head has none at all.
    pub(super) fn none(head: &Head) -> bool {
        !head.is_biased() && head.encoding().bias.by_content().is_none()
    }

    /// The bias of one cell, by place; 0 when there is none.
    pub(super) fn between(&self, query: usize, key: usize) -> f32 {
        if self.line.is_empty() { 0.0 } else { self.of(self.line[query], self.line[key]) }
    }

    /// Adds the bias of `query` to the scores of the keys that it may read.
    pub(super) fn add(&self, query: usize, keys: &Keys, scores: &mut [f32]) {
        if let Some(context) = &self.context {
            let logits: Vec<f64> = keys.iter().map(|key| f64::from(scores[key])).collect();
            let row = context.row(query, &logits);
            keys.iter().zip(row).for_each(|(key, counted)| scores[key] += counted.bias as f32);
        } else if !self.line.is_empty() {
            keys.ranges().into_iter().for_each(|run| self.add_run(query, run, scores));
        }
    }

    fn add_run(&self, query: usize, range: Range<usize>, scores: &mut [f32]) {
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
