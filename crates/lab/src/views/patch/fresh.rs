//! Which patches lie at an offset that training on a smaller grid never reached.

use rotarium_kernel::layout::difference;
use rotarium_kernel::measures::{Offsets, Novelty, Shown};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, Segment, Sequence};

use super::map::{Map, block};
use crate::figure::{Ink, Mark};
use crate::lab::{Lab, SlotName};
use crate::messages::images as words;
use crate::text::Language;

/// Diagonals of a hatching at most.
const STROKES: usize = 24;

/// What is new on the grid of the picture.
pub(super) struct Fresh {
    train: usize,
    /// Whether each drawn patch is beyond what was reached.
    beyond: Vec<bool>,
    /// Of all offsets of the grid.
    counts: Offsets,
}

impl Fresh {
    /// None where patches stand on no lattice.
    pub(super) fn of(lab: &Lab, slot: SlotName, map: &Map) -> Option<Self> {
        let train = lab.pages.images.train.max(1);
        let seen = Sequence::new([Segment::Image { rows: train, columns: train }]).ok()?;
        let small = Head::new(&lab.encoding(slot), lab.dim, &seen);
        let shown = Shown::of(&small, small.layout().blocks().first()?)?;
        let block = block(&map.head, &map.asked)?;
        let counts = shown.counts(block)?;
        let from = block.at(map.asked.place);
        let is_beyond = |row: usize, column: usize| {
            let offset = difference(from, block.at([map.asked.place[0], row, column]));
            shown.novelty(offset) == Novelty::Beyond
        };
        let row = |&row: &usize| map.columns.iter().map(move |&column| is_beyond(row, column)).collect::<Vec<_>>();
        Some(Self { train, beyond: map.rows.iter().flat_map(row).collect(), counts })
    }

    fn percent(&self, count: usize) -> String {
        significant(100.0 * count as f64 / self.counts.all.max(1) as f64, 3)
    }

    /// A share in percent.
    pub(super) fn told(&self, what: &str) -> Option<String> {
        match what {
            "beyond" => Some(self.percent(self.counts.beyond)),
            "between" => Some(self.percent(self.counts.between)),
            _ => None,
        }
    }

    /// What stands under the map.
    pub(super) fn note(&self, language: Language) -> String {
        let [beyond, between] = [self.counts.beyond, self.counts.between].map(|count| self.percent(count));
        words::FRESH_NOTE.with(language, &[("beyond", &beyond), ("between", &between)])
    }

    pub(super) fn said(&self, language: Language) -> String {
        let [beyond, between] = [self.counts.beyond, self.counts.between].map(|count| self.percent(count));
        let here = self.beyond.iter().filter(|beyond| **beyond).count();
        words::FRESH_SUMMARY.with(
            language,
            &[
                ("train", &self.train),
                ("beyond", &beyond),
                ("between", &between),
                ("here", &here),
                ("all", &self.beyond.len()),
            ],
        )
    }

    /// Strokes over what is beyond, and its border.
    pub(super) fn marks(&self, map: &Map) -> Vec<Mark> {
        let (rows, columns, every) = (map.rows.len(), map.columns.len(), map.every as f64);
        let is = |row: usize, column: usize| self.beyond[row * columns + column];
        let line = |points: [(f64, f64); 2], width| {
            let points = points.map(|(x, y)| (x * every, y * every)).to_vec();
            Mark::Line { points, ink: Ink::Warning, width, dashed: false }
        };
        let mut marks = Vec::new();
        // From the lower left to the upper right: cells (r, c) with the same r + c.
        let step = (rows + columns).div_ceil(2 * STROKES).max(1);
        for sum in (0..rows + columns - 1).step_by(step) {
            let cells = (sum.saturating_sub(rows - 1)..=sum.min(columns - 1)).map(|column| (sum - column, column));
            for (from, to) in runs(cells, |(row, column)| is(row, column)) {
                let [from, to] = [(from.1, from.0 + 1), (to.1 + 1, to.0)].map(|(x, y)| (x as f64, y as f64));
                marks.push(line([from, to], 0.75));
            }
        }
        for row in 1..rows {
            let cells = (0..columns).map(|column| (row, column));
            for (from, to) in runs(cells, |(row, column)| is(row, column) != is(row - 1, column)) {
                let y = row as f64;
                marks.push(line([(from.1 as f64, y), (to.1 as f64 + 1.0, y)], 1.5));
            }
        }
        for column in 1..columns {
            let cells = (0..rows).map(|row| (row, column));
            for (from, to) in runs(cells, |(row, column)| is(row, column) != is(row, column - 1)) {
                let x = column as f64;
                marks.push(line([(x, from.0 as f64), (x, to.0 as f64 + 1.0)], 1.5));
            }
        }
        marks
    }
}

type Cell = (usize, usize);

/// First and last of each run of cells for which something holds.
fn runs(cells: impl Iterator<Item = Cell>, holds: impl Fn(Cell) -> bool) -> Vec<(Cell, Cell)> {
    let mut found: Vec<(Cell, Cell)> = Vec::new();
    let mut open = false;
    for cell in cells {
        let is = holds(cell);
        match (is, open, found.last_mut()) {
            (true, true, Some(run)) => run.1 = cell,
            (true, ..) => found.push((cell, cell)),
            _ => {}
        }
        open = is;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_it_no_longer_holds() {
        let cells = [true, true, false, true].into_iter().enumerate();
        let held: Vec<bool> = cells.clone().map(|(_, holds)| holds).collect();
        let found = runs(cells.map(|(at, _)| (0, at)), |(_, at)| held[at]);
        assert_eq!(found, [((0, 0), (0, 1)), ((0, 3), (0, 3))]);
    }
}
