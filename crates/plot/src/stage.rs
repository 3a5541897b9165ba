//! **Stage**: where everything of a figure goes, in device pixels.
//!
//! Deliberately does not know: colours, backends. How margins are found is the business of [`crate::layout`].

use crate::bar::BarPlace;
use crate::layout::{self, Furniture, Measure};
use crate::pen::Word;
use crate::project::Projection;
use crate::shape::{Rect, Size};
use rotarium_lab::figure::{Figure, Mark, Raster};

/// How far outside of the plot a pointer still counts, in CSS pixels.
const REACH: f64 = 4.0;
/// What the width of unmeasured words is calibrated with.
const SAMPLE: &str = "0123456789 abcdefghij";

/// Where everything of a figure goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    size: Size,
    dpr: f64,
    grain: u32,
    /// Measured width of words over estimated width.
    wide: f64,
    pub(crate) x: Projection,
    pub(crate) y: Projection,
    pub(crate) furniture: Furniture,
}

impl Stage {
    /// Finds the places of a figure on a canvas of some size with `dpr` device pixels per CSS pixel.
    ///
    /// `measure` answers the width of words in type of some height (both in device pixels), set in
    /// [`FONT`](crate::FONT).
    pub fn new(figure: &Figure, size: Size, dpr: f64, measure: &dyn Fn(&str, f64) -> f64) -> Self {
        let size =
            Size { width: size.width.clamp(1, 1 << 16), height: size.height.clamp(1, 1 << 16) };
        let dpr = if dpr.is_finite() { dpr.clamp(0.1, 100.0) } else { 1.0 };
        let sane = |text: &str, height: f64| {
            let width = measure(text, height);
            if width.is_finite() { width.clamp(0.0, 1e6) } else { estimate(text, height) }
        };
        let furniture = layout::furnish(figure, size, &Measure { dpr, width: &sane });
        let plot = furniture.plot;
        Self {
            size,
            dpr,
            grain: 1,
            wide: (sane(SAMPLE, 100.0) / estimate(SAMPLE, 100.0)).clamp(0.2, 5.0),
            x: Projection::new(&figure.x, plot.left, plot.right),
            y: Projection::new(&figure.y, plot.bottom, plot.top),
            furniture,
        }
    }

    /// The same stage for a backend whose pixels are `grain` times finer than device pixels.
    ///
    /// Backends take whole numbers; on a canvas scaled by 1 / `grain` lines become as smooth as the canvas can draw
    /// them. Everything else, [`Stage::x`] for one, remains in device pixels.
    #[must_use]
    pub fn finer(self, grain: u32) -> Self {
        Self { grain: grain.clamp(1, 64), ..self }
    }

    /// How much finer the pixels of the backend are than device pixels.
    pub fn grain(&self) -> u32 {
        self.grain
    }

    /// Device pixels per CSS pixel.
    pub fn dpr(&self) -> f64 {
        self.dpr
    }

    /// The whole drawing.
    pub fn canvas(&self) -> Rect {
        let Size { width, height } = self.size;
        Rect { left: 0.0, top: 0.0, right: f64::from(width), bottom: f64::from(height) }
    }

    /// The rectangle that both axes span.
    pub fn plot(&self) -> Rect {
        self.furniture.plot
    }

    /// The device pixel of a value on the x axis: always within the plot.
    pub fn x(&self, value: f64) -> f64 {
        self.x.clamped(value)
    }

    /// The device pixel of a value on the y axis: always within the plot.
    pub fn y(&self, value: f64) -> f64 {
        self.y.clamped(value)
    }

    /// The values at a device pixel; none outside of the plot, except for a few pixels that count as its edge.
    pub fn value_at(&self, px: f64, py: f64) -> Option<(f64, f64)> {
        let inside = self.plot().grown(REACH * self.dpr).contains((px, py));
        inside.then(|| (self.x.value(px), self.y.value(py)))
    }

    /// Where each raster goes. One that is larger than the axes reaches beyond the plot: clip to [`Stage::plot`].
    ///
    /// After [`colour`](crate::colour) the first pixel is the upper left one.
    pub fn rasters<'f>(&self, figure: &'f Figure) -> Vec<(Rect, &'f Raster)> {
        let place = |raster: &'f Raster| {
            let corner = |(x, y): (f64, f64)| (self.x.raw(x), self.y.raw(y));
            let (from, to) = (corner(raster.from), corner(raster.to));
            let rect = Rect::between(from, to);
            let finite = from.0 + from.1 + to.0 + to.1;
            (finite.is_finite() && raster.columns > 0 && raster.rows > 0).then_some((rect, raster))
        };
        figure
            .marks
            .iter()
            .filter_map(|mark| if let Mark::Raster(raster) = mark { place(raster) } else { None })
            .collect()
    }

    /// Where a point of the figure lies, perhaps outside of the plot.
    pub(crate) fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x.raw(x), self.y.raw(y))
    }

    /// Roughly how wide words are that were not measured.
    pub(crate) fn width(&self, text: &str, css: f64) -> f64 {
        estimate(text, css * self.dpr) * self.wide
    }

    /// Names and numbers beside the plot.
    pub(crate) fn words(&self) -> &[Word] {
        &self.furniture.words
    }

    /// Where the colour bar stands.
    pub(crate) fn bar(&self) -> Option<&BarPlace> {
        self.furniture.bar.as_ref()
    }
}

/// The width of words in a typical sans serif, for when there is nothing to measure with.
pub(crate) fn estimate(text: &str, height: f64) -> f64 {
    let wide = |c: char| match c {
        ' ' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.33,
        '\u{2009}' => 0.2,
        '(' | ')' | '[' | ']' | '-' | '/' | '⁰'..='⁹' | '¹' | '²' | '³' | '⁻' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.92,
        'A'..='Z' => 0.7,
        '×' | '≥' | '≤' | '\u{2212}' | '=' | '+' | '→' | '←' => 0.75,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{ffef}' => 1.0,
        _ => 0.62,
    };
    text.chars().map(wide).sum::<f64>() * height
}
