//! The numbers of one map.

use rotarium_kernel::Head;
use rotarium_kernel::layout::Block;

use crate::lab::{Lab, SlotName};
use crate::picture::Asked;

/// Rows or columns that are drawn at most.
const MOST: usize = 128;
/// Rows or columns that are looked at for the scale.
const COARSE: usize = 32;

/// f̄ from a patch to the others of its frame.
pub(super) struct Map {
    pub(super) head: Head,
    pub(super) asked: Asked,
    /// One of so many rows, and of so many columns, is drawn; the patch is among them.
    pub(super) every: usize,
    pub(super) rows: Vec<usize>,
    pub(super) columns: Vec<usize>,
    /// Row by row.
    pub(super) values: Vec<f64>,
}

/// The picture in a layout.
pub(in crate::views) fn block<'a>(head: &'a Head, asked: &Asked) -> Option<&'a Block> {
    let is_it = |block: &&Block| !block.segment.is_text() && block.first_token == asked.first;
    head.layout().blocks().iter().find(is_it)
}

impl Map {
    pub(super) fn of(lab: &Lab, slot: SlotName, asked: Asked, room: usize) -> Self {
        Self::thinned(lab.head(slot), asked, room.min(MOST))
    }

    fn thinned(head: Head, asked: Asked, most: usize) -> Self {
        let [_, height, width] = asked.grid;
        let every = height.max(width).div_ceil(most.max(1)).max(1);
        let some = |side: usize, at: usize| (at % every..side).step_by(every).collect::<Vec<_>>();
        let [rows, columns] = [some(height, asked.place[1]), some(width, asked.place[2])];
        let values = block(&head, &asked).map(|block| head.field(block, asked.place, &rows, &columns));
        let values = values.unwrap_or_else(|| vec![1.0; rows.len() * columns.len()]);
        Self { head, asked, every, rows, columns, values }
    }

    /// The smallest value, and its row and column.
    pub(super) fn lowest(&self) -> (f64, (usize, usize)) {
        let low = self.values.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
        let (at, value) = low.unwrap_or((0, 1.0));
        (value, (self.rows[at / self.columns.len()], self.columns[at % self.columns.len()]))
    }

    /// The value so many patches to the right and below, else to the left and above; None where there is neither.
    pub(super) fn near(&self, right: usize, down: usize) -> Option<f64> {
        let [_, height, width] = self.asked.grid;
        let side = |at: usize, by: usize, side: usize| {
            if at + by < side { Some(at + by) } else { at.checked_sub(by) }
        };
        let row = side(self.asked.place[1], down, height)?;
        let column = side(self.asked.place[2], right, width)?;
        let block = block(&self.head, &self.asked)?;
        self.head.field(block, self.asked.place, &[row], &[column]).first().copied()
    }
}

/// The smallest f̄ that any recipe beside the others has at any offset of the picture, seen from two of its corners.
pub(super) fn lowest(lab: &Lab, asked: Asked) -> f64 {
    let [frame, ..] = asked.place;
    let corners = [[frame, 0, 0], [frame, 0, asked.grid[2] - 1]];
    let of = |&slot: &SlotName| {
        let head = lab.head(slot);
        let low = |&place: &[usize; 3]| Map::thinned(head.clone(), Asked { place, ..asked }, COARSE).lowest().0;
        corners.iter().map(low).fold(1.0, f64::min)
    };
    lab.side_by_side().iter().map(of).fold(1.0, f64::min)
}
