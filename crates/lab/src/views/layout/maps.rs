//! Coordinate maps: one small heat map per axis over the patches of the first picture.
//!
//! Deliberately does not know: text, gaps, planes.

use rotarium_kernel::Head;
use rotarium_kernel::layout::{Axis as Coordinate, Block};
use rotarium_kernel::number::significant;

use super::pictures;
use super::words::Notes;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Number, Raster};
use crate::lab::Lab;
use crate::messages;
use crate::text::Language;
use crate::views::coordinate_name;

/// Most rows or columns whose values are printed.
const MOST_PRINTED: usize = 8;
/// The size of a small pane in CSS pixels, and what a name takes of it.
const PANE: (f64, f64) = (240.0, 230.0);
const NAME: (f64, f64) = (88.0, 20.0);

/// The name of an axis above its map.
fn name(axis: Coordinate, language: Language) -> &'static str {
    let corner = match axis {
        Coordinate::FromTopLeft => messages::CORNER_TOP_LEFT,
        Coordinate::FromTopRight => messages::CORNER_TOP_RIGHT,
        Coordinate::FromBottomLeft => messages::CORNER_BOTTOM_LEFT,
        Coordinate::FromBottomRight => messages::CORNER_BOTTOM_RIGHT,
        other => return coordinate_name(other, language),
    };
    corner.get(language)
}

/// The maps of a picture, side by side or one under the other.
pub(super) struct Maps<'a> {
    block: &'a Block,
    frame: usize,
    /// Maps, and how many of them stand side by side.
    count: usize,
    across: usize,
    /// From map to map, to the right and downwards, in patches.
    air: (f64, f64),
}

impl<'a> Maps<'a> {
    /// None without a picture.
    pub(super) fn of(lab: &Lab, head: &'a Head) -> Option<Self> {
        let block = head.layout().blocks().iter().find(|block| !block.segment.is_text())?;
        let count = head.layout().axes().len();
        let [_, rows, columns] = block.segment.grid().map(|side| side as f64);
        // The length of a patch in a small pane.
        let unit = |across: usize| {
            let down = count.div_ceil(across) as f64;
            let high = (PANE.1 - NAME.1 * down) / (down * rows);
            high.min((PANE.0 / across as f64 - 8.0) / columns)
        };
        let most = ((PANE.0 / NAME.0) as usize).min(count).max(1);
        let across = (1..=most).max_by(|&a, &b| unit(a).total_cmp(&unit(b)).then(b.cmp(&a)))?;
        let unit = unit(across);
        let air = ((NAME.0 / unit - columns).max(8.0 / unit), NAME.1 / unit);
        Some(Self { block, frame: pictures::frame(lab, block), count, across, air })
    }

    fn grid(&self) -> [usize; 2] {
        let [_, rows, columns] = self.block.segment.grid();
        [rows, columns]
    }

    /// The upper left corner of a map.
    fn corner(&self, map: usize) -> (f64, f64) {
        let [rows, columns] = self.grid().map(|side| side as f64);
        let (right, down) = ((map % self.across) as f64, (map / self.across) as f64);
        (right * (columns + self.air.0), down * (rows + self.air.1))
    }

    /// The values of a map, row by row.
    fn values(&self, map: usize) -> Vec<f64> {
        let [rows, columns] = self.grid();
        (0..rows * columns).map(|patch| self.block.at([self.frame, patch / columns, patch % columns])[map]).collect()
    }

    /// Smallest and largest value of all maps.
    pub(super) fn range(&self) -> (f64, f64) {
        let values = (0..self.count).flat_map(|map| self.values(map));
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    }

    /// The first token of the frame that is shown, and the end of its tokens.
    fn tokens(&self) -> std::ops::Range<usize> {
        let [rows, columns] = self.grid();
        let first = self.block.first_token + self.frame * rows * columns;
        first..first + rows * columns
    }

    /// The token whose patch lies under a point.
    pub(super) fn nearest(&self, point: (f64, f64)) -> Option<usize> {
        let [rows, columns] = self.grid();
        let inside = |low: f64, value: f64, count: usize| {
            let index = (value - low).floor();
            (index >= 0.0 && index < count as f64).then_some(index as usize)
        };
        (0..self.count).find_map(|map| {
            let (left, top) = self.corner(map);
            let (row, column) = (inside(top, point.1, rows)?, inside(left, point.0, columns)?);
            Some(self.tokens().start + row * columns + column)
        })
    }

    /// The patch of a token in every map, if it is shown.
    pub(super) fn mark(&self, token: usize, ink: Ink) -> Vec<Mark> {
        let [_, columns] = self.grid();
        if !self.tokens().contains(&token) {
            return Vec::new();
        }
        let patch = token - self.tokens().start;
        let (row, column) = ((patch / columns) as f64, (patch % columns) as f64);
        let frame = |map| {
            let (left, top) = self.corner(map);
            let from = (left + column, top + row);
            Mark::Frame { from, to: (from.0 + 1.0, from.1 + 1.0), ink }
        };
        (0..self.count).map(frame).collect()
    }

    /// The figure without its words, on a scale of colours.
    pub(super) fn figure(&self, experiment: &Experiment, head: &Head, (low, high): (f64, f64), notes: &mut Notes) -> Figure {
        let language = experiment.language;
        let [rows, columns] = self.grid();
        let high = high.max(low + 1e-6);
        let label = messages::COORDINATE.get(language).into();
        let colours = ColourScale { family: Family::Sequential, low, high, clipped: (false, false), label };
        let mut marks = Vec::new();
        let mut numbers = Vec::new();
        for map in 0..self.count {
            let from = self.corner(map);
            let values = self.values(map);
            marks.push(Mark::Raster(Raster {
                from,
                to: (from.0 + columns as f64, from.1 + rows as f64),
                columns,
                rows,
                cells: Cells::Values(values.iter().map(|&value| value as f32).collect()),
                colours: colours.clone(),
                explained: map == 0,
            }));
            let at = (from.0, from.1 - 0.45 * self.air.1);
            let text = name(head.layout().axes()[map], language).to_string();
            marks.push(Mark::Text { at, text, anchor: Anchor::Start, ink: Ink::Strong });
            if rows.max(columns) <= MOST_PRINTED {
                let number = |(patch, &value): (usize, &f64)| Number {
                    at: (from.0 + (patch % columns) as f64 + 0.5, from.1 + (patch / columns) as f64 + 0.5),
                    text: significant(value, 4),
                    on_light: value > f64::midpoint(low, high),
                };
                numbers.extend(values.iter().enumerate().map(number));
            }
        }
        if !numbers.is_empty() {
            marks.push(Mark::Numbers { numbers, room: 1.0 });
        }
        let pictures = head.layout().blocks().iter().filter(|block| !block.segment.is_text()).count();
        let ink = Ink::from(self.block.segment.modality());
        notes.first_picture(ink, pictures);
        notes.mapped(ink, self.frame, self.block.segment.grid()[0]);
        let last = self.corner(self.count - 1);
        let names = self.air.0 - 8.0 / NAME.1 * self.air.1;
        let right = self.corner(self.across - 1).0 + columns as f64 + names.max(0.0);
        let axis = |range| Axis { ticks: false, ..Axis::linear("", range) };
        let y = axis((-0.9 * self.air.1, last.1 + rows as f64 + 0.1)).reversed();
        Figure { x: axis((-0.1, right + 0.1)), y, equal: true, marks, ..Figure::titled(String::new()) }
    }
}
