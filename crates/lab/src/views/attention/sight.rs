//! The part of the map in view: which rows and columns are computed for it, where they stand, and the whole map in small.
//!
//! In a window a token's number stands at the middle of its cells, on the whole map at their edge.
//! Deliberately does not know: what the cells hold, and how it came to be this part.

use ndarray::Array2;
use rotarium_kernel::attention::{AttentionMap, sampled};
use rotarium_kernel::mask::Keys;
use rotarium_kernel::number::significant;

use crate::dials::printed;
use crate::figure::{Cells, ColourScale, Family, Ink, Mark, Number, Raster};
use crate::lab::Lab;
use crate::messages;
use crate::text::Language;
use crate::window::{Inset, Window};

/// Rows and columns of the whole map in small.
const SMALL: usize = 72;
/// With so few cells a side their numbers stand in them.
const PRINTED: usize = 12;
/// Of the small map, the frame that marks the window takes at least this share.
const LEAST_FRAME: f64 = 0.05;

/// The tokens of one side that are seen.
struct Side {
    tokens: Vec<usize>,
    /// Outer edges of the first and of the last cell.
    edges: (f64, f64),
}

impl Side {
    fn of(from: f64, window: Window, tokens: usize, cells: usize) -> Self {
        let (first, end) = window.tokens(from);
        let end = end.min(tokens);
        let first = first.min(end.saturating_sub(1));
        if end - first <= cells + 2 {
            return Self { tokens: (first..end).collect(), edges: (first as f64, end as f64) };
        }
        let step = window.span / cells as f64;
        let middle = |cell: usize| ((from + (cell as f64 + 0.5) * step) as usize).min(tokens - 1);
        Self { tokens: (0..cells).map(middle).collect(), edges: (from, from + window.span) }
    }
}

/// The part in view.
pub(super) struct Sight {
    window: Window,
    shift: f64,
    tokens: usize,
    queries: Side,
    keys: Side,
    /// Queries and keys that are computed: those in view, and in a window those of the small map.
    pub(super) asked: (Vec<usize>, Vec<usize>),
}

impl Sight {
    /// The part that a state shows, with at most so many cells a side.
    pub(super) fn of(lab: &Lab, cells: usize) -> Self {
        let (tokens, window) = (lab.tokens(), lab.window());
        let side = |from: f64| match lab.window {
            Some(window) => Side::of(from, window, tokens, cells),
            None => Side { tokens: sampled(tokens, cells), edges: (0.0, tokens as f64) },
        };
        let (queries, keys) = (side(window.query), side(window.key));
        let with_small = |side: &Side| {
            let mut all = side.tokens.clone();
            if lab.window.is_some() {
                all.extend(sampled(tokens, SMALL));
                all.sort_unstable();
                all.dedup();
            }
            all
        };
        let asked = (with_small(&queries), with_small(&keys));
        Self { window, shift: lab.shift(), tokens, queries, keys, asked }
    }

    fn is_window(&self) -> bool {
        self.shift > 0.0
    }

    /// Ranges of both axes.
    pub(super) fn ranges(&self) -> ((f64, f64), (f64, f64)) {
        let range = |from: f64| (from - self.shift, from + self.window.span - self.shift);
        (range(self.window.key), range(self.window.query))
    }

    /// The middle of what is seen.
    pub(super) fn middle(&self) -> (f64, f64) {
        self.place((0.5, 0.5))
    }

    /// The point at shares of the sides.
    fn place(&self, (right, down): (f64, f64)) -> (f64, f64) {
        let along = |share: f64, (low, high): (f64, f64)| low + share * (high - low);
        let (x, y) = self.ranges();
        (along(right, x), along(down, y))
    }

    /// Opposite corners of the cells.
    pub(super) fn corners(&self) -> ((f64, f64), (f64, f64)) {
        let (x, y, shift) = (self.keys.edges, self.queries.edges, self.shift);
        ((x.0 - shift, y.0 - shift), (x.1 - shift, y.1 - shift))
    }

    /// How many tokens a cell stands for; None when each has its own.
    pub(super) fn step(&self) -> Option<f64> {
        let step = self.window.span / self.queries.tokens.len() as f64;
        let all = if self.is_window() { step <= 1.0 } else { self.queries.tokens.len() == self.tokens };
        (!all).then_some(step)
    }

    /// Which tokens are in view, in words; None when all are.
    pub(super) fn words(&self, language: Language) -> Option<String> {
        let ends = |side: &Side| {
            let edge = |at: f64| printed((at as usize).min(self.tokens) as f64);
            [edge(side.edges.0), edge((side.edges.1 - 1.0).max(side.edges.0))]
        };
        let ([a, b], [c, d]) = (ends(&self.queries), ends(&self.keys));
        let words = messages::WINDOW_SUMMARY;
        self.is_window().then(|| words.with(language, &[("a", &a), ("b", &b), ("c", &c), ("d", &d)]))
    }

    /// Strips beside the axes, as far as they are in view.
    pub(super) fn clip(&self, strips: Vec<Mark>) -> Vec<Mark> {
        let (x, y) = self.ranges();
        let clipped = |mut mark: Mark| {
            if let Mark::Strip { along, from, to, .. } = &mut mark {
                let (low, high) = if *along == crate::figure::Side::X { x } else { y };
                (*from, *to) = ((*from - self.shift).max(low), (*to - self.shift).min(high));
                if *from >= *to {
                    return None;
                }
            }
            Some(mark)
        };
        strips.into_iter().filter_map(clipped).collect()
    }

    /// What is in view of what was computed, and in a window the small map.
    pub(super) fn parts(&self, map: AttentionMap) -> (AttentionMap, Option<AttentionMap>) {
        if !self.is_window() {
            return (map, None);
        }
        let small = sampled(self.tokens, SMALL);
        (part(&map, &self.queries.tokens, &self.keys.tokens), Some(part(&map, &small, &small)))
    }

    /// Values in the cells where they are few; colours of signed values do not say whether a cell is light.
    pub(super) fn numbers(&self, map: &AttentionMap, scale: &ColourScale) -> Option<Mark> {
        let few = map.keys.len() <= PRINTED && map.queries.len() <= PRINTED;
        if !few || scale.family != Family::Sequential {
            return None;
        }
        let (x, y) = self.ranges();
        let share = |at: f64, (low, high): (f64, f64)| (at - low) / (high - low);
        let cells = map.queries.iter().enumerate().flat_map(|(row, &query)| {
            map.allowed[row].iter().map(move |column| (row, column, query as f64))
        });
        let middle = 0.5 - self.shift;
        let number = |(row, column, query): (usize, usize, f64)| {
            let at = (map.keys[column] as f64 + middle, query + middle);
            let value = f64::from(map.values[[row, column]]);
            let beneath = Inset::at((share(at.0, x), share(at.1, y))).is_some();
            let on_light = value - scale.low > 0.6 * (scale.high - scale.low);
            (!beneath).then(|| Number { at, text: significant(value, 3), on_light })
        };
        Some(Mark::Numbers { numbers: cells.filter_map(number).collect(), room: 1.0 })
    }

    /// The whole map in small, framed, with a frame around what is in view.
    pub(super) fn inset(&self, map: &AttentionMap, colours: ColourScale) -> [Mark; 3] {
        let left = 1.0 - Inset::GAP - Inset::SIDE;
        let on_small = |(right, down): (f64, f64)| {
            self.place((left + right * Inset::SIDE, Inset::GAP + down * Inset::SIDE))
        };
        let (rows, columns) = map.values.dim();
        // Cells that nobody reads are as opaque as the rest: something else lies beneath.
        let nothing = if colours.family == Family::Diverging { 0.0 } else { colours.low as f32 };
        let readable = |row: usize, column: usize| map.allowed[row].contains(column);
        let cells = map.values.indexed_iter();
        let value = |((row, column), &value)| if readable(row, column) { value } else { nothing };
        let values = cells.map(value).collect();
        let (from, to) = (on_small((0.0, 0.0)), on_small((1.0, 1.0)));
        let raster =
            Raster { from, to, columns, rows, cells: Cells::Values(values), colours, explained: false };
        let share = |from: f64| {
            let (start, wide) = (from / self.tokens as f64, self.window.span / self.tokens as f64);
            let wide = wide.max(LEAST_FRAME);
            let start = start.min(1.0 - wide);
            (start, start + wide)
        };
        let (x, y) = (share(self.window.key), share(self.window.query));
        let seen = Mark::Frame { from: on_small((x.0, y.0)), to: on_small((x.1, y.1)), ink: Ink::Accent };
        [Mark::Raster(raster), Mark::Frame { from, to, ink: Ink::Muted }, seen]
    }
}

/// Some of the rows and columns of a map.
fn part(map: &AttentionMap, queries: &[usize], keys: &[usize]) -> AttentionMap {
    let places = |all: &[usize], some: &[usize]| -> Vec<usize> {
        let place = |token: &usize| all.partition_point(|other| other < token);
        some.iter().map(place).collect()
    };
    let (rows, columns) = (places(&map.queries, queries), places(&map.keys, keys));
    let cell = |(row, column): (usize, usize)| map.values[[rows[row], columns[column]]];
    let range = |range: &std::ops::Range<usize>| {
        let place = |end: usize| columns.partition_point(|&column| column < end);
        place(range.start)..place(range.end)
    };
    let allowed = |&row: &usize| {
        let Keys { sinks, window } = &map.allowed[row];
        Keys { sinks: range(sinks), window: range(window) }
    };
    AttentionMap {
        queries: queries.to_vec(),
        keys: keys.to_vec(),
        values: Array2::from_shape_fn((rows.len(), columns.len()), cell),
        allowed: rows.iter().map(allowed).collect(),
    }
}

#[cfg(test)]
mod tests;
