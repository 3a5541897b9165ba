//! Some rows of the map in the making: each row is computed over all its keys, what is seen of it is kept, and what is to be
//! said of it is noted.
//!
//! Deliberately does not know: colours, words, and who makes the other rows.

use std::ops::Range;

use rotarium_kernel::MAX_CONTENT_TOKENS;
use rotarium_kernel::attention::{Rows, split};
use rotarium_kernel::mask::Keys;
use rotarium_lanes as lanes;
use rotarium_lanes::pool::{self, Outstanding};

use super::sight::{Sight, union};
use super::{drawing, is_signed, too_long};
use crate::experiment::Experiment;
use crate::figure::{Figure, Raster};
use crate::lab::Show;
use crate::shares::{Piece, Share, Tally};

/// About so many values of a map say which colours it gets.
const SPREAD: usize = 8192;

/// A share of the rows in view.
pub(super) struct Stretch {
    pub(super) experiment: Experiment,
    pub(super) sight: Sight,
    /// Why there is nothing to show.
    pub(super) refusal: Option<String>,
    /// Rows of cells that it makes.
    pub(super) cells: Range<usize>,
    /// Columns that may be read in every row of cells.
    pub(super) allowed: Vec<Keys>,
    /// What is seen of its rows.
    pub(super) shown: Vec<f32>,
    /// The map, and the one that is subtracted from it.
    maps: Vec<Rows>,
    /// Rows that are made, and room for those that are being made.
    done: usize,
    made: [Vec<f32>; 2],
    /// Of the keys of the row of cells that is being made, what stands out.
    most: Vec<f32>,
    which: Outstanding,
    /// Where the keys in view and those of the small map stand among the columns.
    view: Vec<usize>,
    small: Vec<usize>,
    small_rows: Range<usize>,
    /// Rows of cells whose numbers are in the table.
    listed: Vec<usize>,
    /// The row of which is told how its weight is shared out.
    told: Option<usize>,
    tally: Tally,
}

impl Stretch {
    pub(super) fn new(experiment: &Experiment, share: Share) -> Self {
        let Experiment { lab, language, .. } = experiment;
        let content = lab.content.content();
        let sight = Sight::of(experiment);
        let heads = experiment.heads();
        let refusal = heads.iter().find_map(|(_, head)| too_long(head, &content, *language));
        let allowed = sight.allowed(&heads[0].1);
        let costs: Vec<usize> = (0..allowed.len())
            .map(|row| {
                let under = sight.queries.under(row..row + 1);
                under.into_iter().map(|query| heads[0].1.keys(query).len()).sum()
            })
            .collect();
        let mine = |costs: &[usize]| split(costs, share.of as usize)[share.number as usize].clone();
        // Few rows are no work.
        let few = costs.len() < 64;
        let first = if share.number == 0 { 0..costs.len() } else { costs.len()..costs.len() };
        let cells = if few { first } else { mine(&costs) };
        let small_rows = mine(&vec![0; sight.small.len()]);
        let queries = union(&sight.queries.under(cells.clone()), &sight.small[small_rows.clone()]);
        let is_told = lab.show != Show::Difference && lab.tokens() <= MAX_CONTENT_TOKENS;
        let told = (is_told && share.number + 1 == share.of).then(|| lab.tokens() - 1);
        let queries = union(&queries, told.as_slice());
        let keys = sight.asked();
        let maps: Vec<Rows> = heads
            .into_iter()
            .filter(|_| refusal.is_none())
            .map(|(slot, head)| experiment.rows(slot, head, (queries.clone(), keys.clone())))
            .collect();
        let which = if is_signed(lab) { Outstanding::Farthest } else { Outstanding::Largest };
        let place = |token: &usize| keys.partition_point(|key| key < token);
        let gathers = sight.keys.bounds.is_some();
        Self {
            refusal,
            shown: vec![f32::NAN; cells.len() * sight.keys.tokens.len()],
            most: vec![which.nothing(); if gathers { keys.len() } else { 0 }],
            which,
            view: sight.keys.tokens.iter().map(place).collect(),
            small: sight.small.iter().map(place).collect(),
            listed: sight.queries.listed(),
            experiment: experiment.clone(),
            sight,
            cells,
            allowed,
            maps,
            done: 0,
            made: [Vec::new(), Vec::new()],
            small_rows,
            told,
            tally: Tally::EMPTY,
        }
    }

    /// Makes the next rows of both maps, and their difference.
    fn make(&mut self) -> Range<usize> {
        let ends = self.maps.iter().map(|rows| rows.next(self.done).end);
        let next = self.done..ends.max().unwrap_or(self.done);
        let nothing = self.experiment.lab.reading.forbidden();
        for (rows, made) in self.maps.iter().zip(&mut self.made) {
            let count = next.len() * rows.keys().len();
            made.resize(count.max(made.len()), nothing);
            if self.experiment.lab.show == Show::Difference {
                made.fill(nothing);
            }
            rows.write(next.clone(), made);
        }
        if self.maps.len() > 1 {
            let [a, b] = &mut self.made;
            // What only one of them may read stays as it is.
            let less = |(a, b): (&mut f32, &f32)| *a = if b.is_finite() { *a - b } else { *a };
            a.iter_mut().zip(b).for_each(|(a, b)| less((a, b)));
        }
        next
    }

    /// Sees one row: `values` of all columns that are computed, of which some may be read.
    fn see(&mut self, query: usize, values: &[f32], columns: &Keys) {
        if self.told == Some(query) {
            let runs: Vec<_> =
                self.maps[0].head().layout().blocks().iter().map(|block| block.tokens()).collect();
            self.tally.last = self.maps[0].mass(query, values, &runs);
        }
        if let Ok(row) = self.sight.small[self.small_rows.clone()].binary_search(&query) {
            self.note_small(row, values, columns);
        }
        let side = &self.sight.queries;
        let cell = match &side.bounds {
            Some(bounds) => bounds.partition_point(|&bound| bound <= query).checked_sub(1),
            None => side.tokens.binary_search(&query).ok(),
        };
        let Some(cell) = cell.filter(|cell| self.cells.contains(cell)) else { return };
        let last = match &side.bounds {
            Some(bounds) => bounds[cell + 1] == query + 1,
            None => true,
        };
        if side.tokens[cell] == query && self.listed.contains(&cell) {
            self.note_listed(values, columns);
        }
        self.keep(cell, last, values, columns);
    }

    /// Keeps what is seen of a row in its cells.
    fn keep(&mut self, cell: usize, last: bool, values: &[f32], columns: &Keys) {
        let width = self.sight.keys.tokens.len();
        let shown = &mut self.shown[(cell - self.cells.start) * width..][..width];
        let allowed = &self.allowed[cell];
        if let Some(bounds) = &self.sight.keys.bounds {
            let view = bounds[0]..bounds[width];
            for run in columns.ranges() {
                let run = run.start.max(view.start)..run.end.min(view.end);
                if !run.is_empty() {
                    self.tally.reach(&values[run.clone()]);
                    pool::outdo(&mut self.most[run.clone()], &values[run], self.which);
                }
            }
            if last {
                for run in allowed.ranges() {
                    let bounds = &bounds[run.start..=run.end];
                    pool::gather(&mut shown[run], &mut self.most, bounds, self.which);
                }
            }
            return;
        }
        for run in allowed.ranges() {
            let to = &mut shown[run.clone()];
            if self.view.len() == values.len() {
                to.copy_from_slice(&values[run]);
            } else {
                lanes::pick_into(to, values, &self.view[run], 1.0, 0.0);
            }
            self.tally.reach(to);
        }
    }

    fn note_listed(&mut self, values: &[f32], columns: &Keys) {
        let at = self.sight.keys.listed().into_iter().map(|cell| self.view[cell]);
        self.tally.table.extend(at.map(|at| value_at(values, columns, at)));
    }

    fn note_small(&mut self, row: usize, values: &[f32], columns: &Keys) {
        let at = row * self.small.len();
        self.tally.small.resize(self.small_rows.len() * self.small.len(), f32::NAN);
        let to = &mut self.tally.small[at..][..self.small.len()];
        to.iter_mut().zip(&self.small).for_each(|(to, &at)| *to = value_at(values, columns, at));
    }

    /// Some values of its cells: those that would be taken were all rows here.
    fn spread(&self) -> Vec<f32> {
        let width = self.sight.keys.tokens.len();
        let count: usize = self.allowed.iter().map(Keys::len).sum();
        let before: usize = self.allowed[..self.cells.start].iter().map(Keys::len).sum();
        let step = (count / SPREAD).max(1);
        let mut skip = before.next_multiple_of(step) - before;
        let mut spread = Vec::new();
        for (row, allowed) in self.cells.clone().zip(self.shown.chunks(width.max(1))) {
            for run in self.allowed[row].ranges() {
                let mut at = run.start + skip;
                while at < run.end {
                    spread.push(allowed[at]);
                    at += step;
                }
                skip = at - run.end;
            }
        }
        spread
    }
}

fn value_at(values: &[f32], columns: &Keys, at: usize) -> f32 {
    if columns.contains(at) { values[at] } else { f32::NAN }
}

impl Piece for Stretch {
    fn step(&mut self) -> bool {
        let next = self.make();
        let made = std::mem::take(&mut self.made[0]);
        if let Some((queries, width)) =
            self.maps.first().map(|rows| (rows.queries()[next.clone()].to_vec(), rows.keys().len()))
        {
            for (query, values) in queries.into_iter().zip(made.chunks(width.max(1))) {
                let columns = self.maps[0].columns(query);
                self.see(query, values, &columns);
            }
        }
        self.made[0] = made;
        self.done = next.end;
        self.maps.first().is_some_and(|rows| self.done < rows.queries().len())
    }

    fn tally(&self) -> Tally {
        Tally { spread: self.spread(), ..self.tally.clone() }
    }

    fn rows(&mut self, all: &Tally) -> Option<Raster> {
        self.refusal.is_none().then(|| drawing::raster(self, all))
    }

    fn figure(&mut self, all: &Tally) -> Figure {
        drawing::figure(self, all)
    }
}

#[cfg(test)]
mod tests;
