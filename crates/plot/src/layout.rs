//! **Layout**: margins that hold exactly what is drawn in them: ticks, names, strips, the colour bar.
//!
//! How much a margin needs depends on the ticks, which depend on the length of the axis, which depends on the margins:
//! a few rounds settle it. Deliberately does not know: colours, backends, marks within the plot.

use crate::around::name;
use crate::bar::{self, BarPlace};
use crate::legend::Swatch;
use crate::pen::Word;
use crate::project::{Projection, length_range};
use crate::shape::{Rect, Size};
use crate::theme::TICK_SIZE;
use crate::ticks::{MOST, Tick, ticks};
use rotarium_lab::figure::{Anchor, Axis, Figure, Mark, Side};

/// Lengths in CSS pixels.
pub(crate) const PAD: f64 = 8.0;
pub(crate) const STRIP: f64 = 9.0;
pub(crate) const ROW: f64 = 16.0;
pub(crate) const BESIDE_TICKS: f64 = 7.0;
/// More than half the height of type: numbers of both axes meet at the corner.
pub(crate) const BELOW: f64 = 6.0;
pub(crate) const ABOVE: f64 = 14.0;
pub(crate) const BETWEEN: f64 = 8.0;

/// How wide words are.
pub(crate) struct Measure<'a> {
    pub(crate) dpr: f64,
    /// Width of words in type of a height, in device pixels.
    pub(crate) width: &'a dyn Fn(&str, f64) -> f64,
}

impl Measure<'_> {
    pub(crate) fn tick(&self, text: &str) -> f64 {
        (self.width)(text, TICK_SIZE * self.dpr)
    }

    /// Words that are no wider than the room, with an ellipsis where something is missing.
    pub(crate) fn shortened(&self, text: &str, room: f64, size: f64) -> String {
        let wide = |text: &str| (self.width)(text, size * self.dpr);
        if wide(text) <= room {
            return text.to_owned();
        }
        // a first guess, then letter by letter
        let guess =
            (text.chars().count() as f64 * room.max(0.0) / wide(text).max(1e-9)) as usize + 1;
        let mut kept: String = text.chars().take(guess).collect();
        while !kept.is_empty() && wide(&format!("{}…", kept.trim_end())) > room {
            kept.pop();
        }
        if kept.is_empty() { kept } else { kept.trim_end().to_owned() + "…" }
    }

    pub(crate) fn word(&self, text: &str, at: (f64, f64), anchor: Anchor, size: f64) -> Word {
        let width = (self.width)(text, size * self.dpr);
        Word { text: text.to_owned(), at, anchor, size, width }
    }
}

/// What stands around a plot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Furniture {
    pub(crate) plot: Rect,
    pub(crate) words: Vec<Word>,
    pub(crate) bar: Option<BarPlace>,
    pub(crate) legend: Vec<Swatch>,
    /// Pixels of the labelled values.
    pub(crate) x_ticks: Vec<f64>,
    /// Pixels of the labelled values.
    pub(crate) y_ticks: Vec<f64>,
    /// Whether strips are drawn.
    pub(crate) strips: bool,
    /// Whether a raster lies beneath.
    pub(crate) raster: bool,
}

/// Rows of words that a plot needs beneath and above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rows {
    pub(crate) above: usize,
    pub(crate) strip_names: bool,
    pub(crate) x_label: bool,
}

/// Finds the places of everything around the plot.
pub(crate) fn furnish(figure: &Figure, size: Size, measure: &Measure<'_>) -> Furniture {
    let room = Room::new(figure, size, measure);
    let labelled = usize::from(!figure.y.label.is_empty());
    let mut rows = Rows { above: labelled, strip_names: true, x_label: false };
    let mut best = room.with(rows);
    for _ in 0..4 {
        let Some(needed) = best.as_ref().map(|(_, needed)| *needed) else { break };
        if needed == rows {
            break;
        }
        // rows are only added once, so that two rounds cannot undo each other for ever
        rows = Rows {
            above: needed.above.max(labelled),
            strip_names: needed.strip_names,
            x_label: needed.x_label || rows.x_label,
        };
        best = room.with(rows);
    }
    best.map_or_else(|| room.bare(), |(furniture, _)| furniture)
}

/// A canvas and what wants to be on it.
pub(crate) struct Room<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) measure: &'a Measure<'a>,
    pub(crate) canvas: Rect,
    /// Strips beneath and beside the plot.
    pub(crate) strips: (Vec<&'a Mark>, Vec<&'a Mark>),
    pub(crate) raster: bool,
}

impl<'a> Room<'a> {
    fn new(figure: &'a Figure, size: Size, measure: &'a Measure<'a>) -> Self {
        let beside = |side: Side| -> Vec<&Mark> {
            let of = |mark: &&Mark| matches!(mark, Mark::Strip { along, .. } if *along == side);
            figure.marks.iter().filter(of).collect()
        };
        Self {
            figure,
            measure,
            canvas: Rect {
                left: 0.0,
                top: 0.0,
                right: f64::from(size.width),
                bottom: f64::from(size.height),
            },
            strips: (beside(Side::X), beside(Side::Y)),
            raster: figure.count(|mark| matches!(mark, Mark::Raster(_))) > 0,
        }
    }

    pub(crate) fn px(&self, css: f64) -> f64 {
        css * self.measure.dpr
    }

    pub(crate) fn width_css(&self) -> f64 {
        self.canvas.width() / self.measure.dpr
    }

    /// Only the plot, for canvases with no room for anything else.
    fn bare(&self) -> Furniture {
        let pad = self.px(2.0).min(self.canvas.width() / 8.0).min(self.canvas.height() / 8.0);
        let plot = self.shaped(self.canvas.grown(-pad.floor()));
        Furniture {
            plot,
            words: Vec::new(),
            bar: None,
            legend: Vec::new(),
            x_ticks: Vec::new(),
            y_ticks: Vec::new(),
            strips: false,
            raster: self.raster,
        }
    }

    /// The largest rectangle within another whose sides are in proportion, if the figure asks for it.
    fn shaped(&self, room: Rect) -> Rect {
        let Figure { x, y, equal, .. } = self.figure;
        let mut plot = room;
        if *equal && x.scale == y.scale {
            let extent = |axis: &Axis| {
                let (low, high) = length_range(axis);
                high - low
            };
            let (wide, tall) = (extent(x), extent(y));
            let unit = (room.width() / wide).min(room.height() / tall);
            let (width, height) = ((unit * wide).max(1.0), (unit * tall).max(1.0));
            let (cx, cy) = room.middle();
            plot = Rect {
                left: cx - width / 2.0,
                top: cy - height / 2.0,
                right: cx + width / 2.0,
                bottom: cy + height / 2.0,
            };
        }
        let (left, top) = (plot.left.round(), plot.top.round());
        Rect {
            left,
            top,
            right: plot.right.round().max(left + 1.0),
            bottom: plot.bottom.round().max(top + 1.0),
        }
    }

    /// Margins for so many rows of words; and the rows that turn out to be needed. None: too little room.
    fn with(&self, rows: Rows) -> Option<(Furniture, Rows)> {
        let names = rows.strip_names && !self.strips.0.is_empty();
        let top = if rows.above == 0 { PAD } else { ABOVE * (rows.above as f64 + 0.7) };
        let bottom = if self.strips.0.is_empty() { 0.0 } else { STRIP }
            + if names { ROW } else { 0.0 }
            + if self.figure.x.ticks { ROW } else { 0.0 }
            + if rows.x_label { ROW } else { 0.0 };
        let (top, bottom) = (self.px(top), self.px(if bottom == 0.0 { PAD } else { bottom + 4.0 }));
        let inner = Rect {
            top: top.min(self.canvas.bottom),
            bottom: (self.canvas.bottom - bottom).max(top.min(self.canvas.bottom)),
            ..self.canvas
        };
        let (left, right) = (self.left(&inner), self.right());
        let inner = Rect { left, right: self.canvas.right - right, ..inner };
        if inner.width() < self.px(48.0) || inner.height() < self.px(32.0) {
            return None;
        }
        Some(self.around(self.shaped(inner), left, rows))
    }

    fn left(&self, inner: &Rect) -> f64 {
        let (strips, names) = self.beside();
        let y = Projection::new(&self.figure.y, inner.bottom, inner.top);
        let numbers = self.y_ticks(&y);
        let widest = numbers.iter().map(|t| self.measure.tick(&t.label)).fold(0.0, f64::max);
        let numbers = if numbers.is_empty() { 0.0 } else { widest + self.px(BESIDE_TICKS) };
        (self.px(PAD) + strips + names + numbers).ceil()
    }

    fn right(&self) -> f64 {
        let bar = bar::explained(self.figure);
        let bar = bar.map_or(0.0, |scale| bar::room(scale, self.width_css(), self.measure));
        self.px(PAD * 1.5).max(bar + self.px(PAD)).ceil()
    }

    /// Width of strips beside the plot, and of their names.
    pub(crate) fn beside(&self) -> (f64, f64) {
        if self.strips.1.is_empty() {
            return (0.0, 0.0);
        }
        let widest =
            self.strips.1.iter().map(|strip| self.measure.tick(name(strip))).fold(0.0, f64::max);
        let names = if self.named_beside(widest) { widest + self.px(4.0) } else { 0.0 };
        (self.px(STRIP), names)
    }

    /// Names stand beside the plot where they are short and no numbers would be pushed away.
    fn named_beside(&self, widest: f64) -> bool {
        let room = self.px(72.0).min(self.canvas.width() * 0.14);
        !self.figure.y.ticks && widest > 0.0 && widest < room
    }

    pub(crate) fn y_ticks(&self, y: &Projection) -> Vec<Tick> {
        let gap = self.px(TICK_SIZE * 1.9);
        let at = |tick: &Tick| y.raw(tick.value);
        self.fitting(&self.figure.y, Side::Y, &|ticks| {
            ticks.windows(2).all(|pair| (at(&pair[1]) - at(&pair[0])).abs() >= gap)
        })
    }

    /// As many ticks as fit.
    pub(crate) fn fitting(
        &self,
        axis: &Axis,
        side: Side,
        fits: &dyn Fn(&[Tick]) -> bool,
    ) -> Vec<Tick> {
        if !axis.ticks {
            return Vec::new();
        }
        let range = crate::guard::safe_range(axis.range, axis.scale);
        let whole = self.counts(side);
        (1..=MOST)
            .rev()
            .map(|most| ticks(range, axis.scale, whole, most))
            .map(|ticks| ticks.into_iter().filter(|tick| tick.value <= axis.last_tick).collect())
            .find(|ticks: &Vec<Tick>| !ticks.is_empty() && fits(ticks))
            .unwrap_or_default()
    }

    /// Whether an axis counts the cells of a raster.
    fn counts(&self, side: Side) -> bool {
        self.figure.marks.iter().any(|mark| match (mark, side) {
            (Mark::Raster(r), Side::X) => (r.to.0 - r.from.0).abs() >= 0.999 * r.columns as f64,
            (Mark::Raster(r), Side::Y) => (r.to.1 - r.from.1).abs() >= 0.999 * r.rows as f64,
            _ => false,
        })
    }
}
