//! The part of the map in view: which rows and columns are computed for it, where they stand, and the whole map in small.
//!
//! In a window a token's number stands at the middle of its cells, on the whole map at their edge.
//! Deliberately does not know: what the cells hold, and how it came to be this part.

use std::ops::Range;

use rotarium_kernel::attention::sampled;
use rotarium_kernel::mask::Keys;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, MAX_CONTENT_TOKENS};

use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Cells, ColourScale, Family, Ink, Mark, Number, Raster};
use crate::messages;
use crate::text::Language;
use crate::window::{Inset, Window};

/// Rows and columns of the whole map in small.
const SMALL: usize = 72;
/// With so few cells a side their numbers stand in them.
const PRINTED: usize = 12;
/// Rows and columns of the table.
const LISTED: usize = 12;
/// Of the small map, the frame that marks the window takes at least this share.
const LEAST_FRAME: f64 = 0.05;

/// The cells of one side that are seen.
pub(super) struct Side {
    /// The token of each cell, the middle one where a cell stands for several.
    pub(super) tokens: Vec<usize>,
    /// The first token of each cell and one past the last cell's, where a cell shows what stands out among all its tokens.
    pub(super) bounds: Option<Vec<usize>>,
    /// Outer edges of the first and of the last cell.
    edges: (f64, f64),
}

impl Side {
    /// The cells of a window; all of its tokens count if it `gathers`.
    fn of(from: f64, window: Window, tokens: usize, cells: usize, gathers: bool) -> Self {
        let (first, end) = window.tokens(from);
        let end = end.min(tokens);
        let first = first.min(end.saturating_sub(1));
        if end - first <= cells + 2 {
            let edges = (first as f64, end as f64);
            return Self { tokens: (first..end).collect(), bounds: None, edges };
        }
        let step = window.span / cells as f64;
        let middle = |cell: usize| ((from + (cell as f64 + 0.5) * step) as usize).min(tokens - 1);
        let shown = (0..cells).map(middle).collect();
        Self { tokens: shown, bounds: None, edges: (from, from + window.span) }
            .gathering(step, tokens, gathers)
    }

    /// The cells of the whole map.
    fn whole(tokens: usize, cells: usize, gathers: bool) -> Self {
        let shown = sampled(tokens, cells);
        let step = tokens as f64 / shown.len().max(1) as f64;
        Self { tokens: shown, bounds: None, edges: (0.0, tokens as f64) }
            .gathering(step, tokens, gathers)
    }

    /// A token belongs to the cell in which its middle lies.
    fn gathering(self, step: f64, tokens: usize, gathers: bool) -> Self {
        let gathers = gathers && step > 1.0;
        let bound = |cell: usize| (self.edges.0 + cell as f64 * step - 0.5).ceil();
        let bounds = gathers.then(|| {
            (0..=self.tokens.len()).map(|cell| (bound(cell).max(0.0) as usize).min(tokens)).collect()
        });
        Self { bounds, ..self }
    }

    /// The tokens that some of the cells show.
    pub(super) fn under(&self, cells: Range<usize>) -> Vec<usize> {
        match &self.bounds {
            Some(bounds) => (bounds[cells.start]..bounds[cells.end]).collect(),
            None => self.tokens[cells].to_vec(),
        }
    }

    /// The cells of the table.
    pub(super) fn listed(&self) -> Vec<usize> {
        sampled(self.tokens.len(), LISTED)
    }

    /// The cells that show any of a run of tokens.
    fn cells(&self, run: &Range<usize>) -> Range<usize> {
        if run.is_empty() {
            return 0..0;
        }
        let (start, end) = match &self.bounds {
            Some(bounds) => (
                bounds[1..].partition_point(|&bound| bound <= run.start),
                bounds[..bounds.len() - 1].partition_point(|&bound| bound < run.end),
            ),
            None => (
                self.tokens.partition_point(|&token| token < run.start),
                self.tokens.partition_point(|&token| token < run.end),
            ),
        };
        start..end.max(start)
    }
}

/// The part in view.
pub(super) struct Sight {
    window: Window,
    shift: f64,
    tokens: usize,
    pub(super) queries: Side,
    pub(super) keys: Side,
    /// The tokens of the whole map in small; none where the whole is in view.
    pub(super) small: Vec<usize>,
}

impl Sight {
    /// The part that an experiment shows. In long maps of many values a column shows all of its keys; a row shows all of its
    /// queries in the second round, which takes longer.
    pub(super) fn of(experiment: &Experiment) -> Self {
        let Experiment { lab, round, .. } = experiment;
        let cells = experiment.cells as usize;
        let (tokens, window) = (lab.tokens(), lab.window());
        let gathers = tokens <= MAX_CONTENT_TOKENS;
        let side = |from: f64, gathers: bool| match lab.window {
            Some(window) => Side::of(from, window, tokens, cells, gathers),
            None => Side::whole(tokens, cells, gathers),
        };
        let keys = side(window.key, gathers);
        let queries = side(window.query, gathers && *round > 0);
        let small = if lab.window.is_some() { sampled(tokens, SMALL) } else { Vec::new() };
        Self { window, shift: lab.shift(), tokens, queries, keys, small }
    }

    /// In how many rounds it is shown: gathering rows takes a second one.
    pub(super) fn rounds(experiment: &Experiment) -> u32 {
        if Self::of(experiment).keys.bounds.is_some() { 2 } else { 1 }
    }

    /// The keys that are computed for it: all, if they are not too many.
    pub(super) fn asked(&self) -> Vec<usize> {
        if self.tokens <= MAX_CONTENT_TOKENS {
            return (0..self.tokens).collect();
        }
        union(&self.keys.tokens, &self.small)
    }

    /// The columns that the queries of each row may read.
    pub(super) fn allowed(&self, head: &Head) -> Vec<Keys> {
        let of = |row: usize| {
            let runs = self.queries.under(row..row + 1).into_iter().map(|query| head.keys(query));
            let both = runs.reduce(|a, b| Keys {
                sinks: joined(a.sinks, b.sinks),
                window: joined(a.window, b.window),
            });
            let Keys { sinks, window } = both.unwrap_or_else(|| Keys::run(0..0));
            let (sinks, window) = (self.keys.cells(&sinks), self.keys.cells(&window));
            // A cell can hold the end of one and the start of the other.
            let start = window.start.max(sinks.end);
            Keys { window: start..window.end.max(start), sinks }
        };
        (0..self.queries.tokens.len()).map(of).collect()
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

    /// What a cell of the keys, and one of the queries, shows of the tokens that it stands for; None when each has its own.
    pub(super) fn notes(&self, signed: bool, language: Language) -> Option<[String; 2]> {
        let step = self.window.span / self.queries.tokens.len() as f64;
        let all =
            if self.is_window() { step <= 1.0 } else { self.queries.tokens.len() == self.tokens };
        let step = significant(step, 4);
        let note = |side: &Side| {
            let words = match (&side.bounds, signed) {
                (None, _) => messages::SAMPLED,
                (Some(_), false) => messages::LARGEST,
                (Some(_), true) => messages::FARTHEST,
            };
            words.with(language, &[("step", &step)])
        };
        (!all).then(|| [&self.keys, &self.queries].map(note))
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

    /// Values in the cells where they are few; colours of signed values do not say whether a cell is light.
    pub(super) fn numbers(
        &self,
        values: &[f32],
        allowed: &[Keys],
        scale: &ColourScale,
    ) -> Option<Mark> {
        let columns = self.keys.tokens.len();
        let few = columns <= PRINTED && self.queries.tokens.len() <= PRINTED;
        if !few || !self.is_window() || scale.family != Family::Sequential {
            return None;
        }
        let (x, y) = self.ranges();
        let share = |at: f64, (low, high): (f64, f64)| (at - low) / (high - low);
        let rows = self.queries.tokens.iter().zip(allowed).enumerate();
        let cells = rows.flat_map(|(row, (&query, allowed))| {
            allowed.iter().map(move |column| (row, column, query as f64))
        });
        let middle = 0.5 - self.shift;
        let number = |(row, column, query): (usize, usize, f64)| {
            let at = (self.keys.tokens[column] as f64 + middle, query + middle);
            let value = f64::from(values[row * columns + column]);
            let beneath = Inset::at((share(at.0, x), share(at.1, y))).is_some();
            let on_light = value - scale.low > 0.6 * (scale.high - scale.low);
            (!beneath).then(|| Number { at, text: significant(value, 3), on_light })
        };
        Some(Mark::Numbers { numbers: cells.filter_map(number).collect(), room: 1.0 })
    }

    /// The whole map in small, framed, with a frame around what is in view.
    pub(super) fn inset(&self, values: Vec<f32>, colours: ColourScale) -> [Mark; 3] {
        let left = 1.0 - Inset::GAP - Inset::SIDE;
        let on_small = |(right, down): (f64, f64)| {
            self.place((left + right * Inset::SIDE, Inset::GAP + down * Inset::SIDE))
        };
        let (columns, rows) = (self.small.len(), self.small.len());
        // Cells that nobody reads are as opaque as the rest: something else lies beneath.
        let nothing = if colours.family == Family::Diverging { 0.0 } else { colours.low as f32 };
        let opaque = |value: f32| if value.is_nan() { nothing } else { value };
        let values = values.into_iter().map(opaque).collect();
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

/// Tokens of both lists, which ascend.
pub(super) fn union(one: &[usize], other: &[usize]) -> Vec<usize> {
    let mut all = [one, other].concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// From the first to the last of both runs.
fn joined(a: Range<usize>, b: Range<usize>) -> Range<usize> {
    match (a.is_empty(), b.is_empty()) {
        (_, true) => a,
        (true, _) => b,
        _ => a.start.min(b.start)..a.end.max(b.end),
    }
}

#[cfg(test)]
mod tests;
