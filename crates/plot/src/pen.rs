//! **Pen**: the few shapes that everything is drawn with, from device pixels to calls of a backend.
//!
//! Backends take whole numbers; a stage may be *finer* than device pixels, and the pen multiplies.
//! Deliberately does not know: figures, values, axes.

use crate::brush::{Brush, Dot};
use crate::clip::Point;
use crate::shape::Rect;
use crate::stage::Stage;
use crate::theme::{FONT, Rgb, Theme};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use rotarium_lab::figure::Anchor;

/// How a backend sets type, relative to a canvas.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    /// Factor of the size of type.
    pub(crate) size: f64,
    /// How much lower words are put, in parts of their size.
    pub(crate) drop: f64,
}

impl Type {
    /// As a canvas does it.
    pub(crate) const CANVAS: Self = Self { size: 1.0, drop: 0.0 };
    /// As the SVG backend of plotters does it: it divides sizes by 1.24 and centres on half an x-height.
    pub(crate) const SVG: Self = Self { size: 1.24, drop: 0.085 };
}

/// Words at a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    /// Where their middle line meets the anchor.
    pub(crate) at: Point,
    pub(crate) anchor: Anchor,
    /// Height of type in CSS pixels.
    pub(crate) size: f64,
    /// Width in device pixels.
    pub(crate) width: f64,
}

impl Word {
    /// What they cover.
    pub(crate) fn rect(&self, dpr: f64) -> Rect {
        let left = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - self.width / 2.0,
            Anchor::End => self.at.0 - self.width,
        };
        let half = self.size * dpr / 2.0;
        Rect { left, top: self.at.1 - half, right: left + self.width, bottom: self.at.1 + half }
    }
}

/// A brush in the hand of a stage and a theme.
pub(crate) struct Pen<'a> {
    brush: &'a mut dyn Brush,
    /// Where things go.
    pub(crate) stage: &'a Stage,
    /// What they look like.
    pub(crate) theme: Theme,
    kind: Type,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(
        brush: &'a mut dyn Brush,
        stage: &'a Stage,
        theme: Theme,
        kind: Type,
    ) -> Self {
        Self { brush, stage, theme, kind }
    }

    /// Device pixels per CSS pixel.
    pub(crate) fn dpr(&self) -> f64 {
        self.stage.dpr()
    }

    /// A line width in whole device pixels.
    pub(crate) fn hair(&self, css: f64) -> f64 {
        (css * self.dpr()).round().max(1.0)
    }

    fn fine(&self, (x, y): Point) -> Dot {
        let grain = f64::from(self.stage.grain());
        // a cast of a float saturates and turns NaN into 0; wasm has a floor, but calls a function to round
        let whole = |value: f64| (value * grain + 0.5).floor().clamp(-1e8, 1e8) as i32;
        (whole(x), whole(y))
    }

    /// A line of some width in CSS pixels.
    pub(crate) fn path(&mut self, points: &[Point], colour: Rgb, width: f64) {
        if points.len() < 2 {
            return;
        }
        let mut fine: Vec<_> = points.iter().map(|point| self.fine(*point)).collect();
        fine.dedup();
        let width = (width * self.dpr() * f64::from(self.stage.grain())).round();
        let style = ShapeStyle {
            color: RGBColor::from(colour).to_rgba(),
            filled: false,
            stroke_width: width.clamp(1.0, 1e6) as u32,
        };
        self.brush.path(&PathElement::new(fine, style));
    }

    /// A filled polygon.
    pub(crate) fn fill(&mut self, points: &[Point], colour: Rgb, opacity: f64) {
        if points.len() < 3 {
            return;
        }
        let fine: Vec<_> = points.iter().map(|point| self.fine(*point)).collect();
        self.brush.polygon(&Polygon::new(fine, RGBColor::from(colour).mix(opacity)));
    }

    /// A filled rectangle.
    pub(crate) fn block(&mut self, rect: &Rect, colour: Rgb, opacity: f64) {
        let corners = [self.fine((rect.left, rect.top)), self.fine((rect.right, rect.bottom))];
        if corners[0].0 == corners[1].0 || corners[0].1 == corners[1].1 {
            return;
        }
        let style = RGBColor::from(colour).mix(opacity).filled();
        self.brush.rectangle(&Rectangle::new(corners, style));
    }

    /// A horizontal line on whole device pixels.
    pub(crate) fn across(&mut self, y: f64, ends: (f64, f64), colour: Rgb, css: f64) {
        let width = self.hair(css);
        let top = (y - width / 2.0).round();
        let rect = Rect::between((ends.0, top), (ends.1, top + width));
        self.block(&rect, colour, 1.0);
    }

    /// A vertical line on whole device pixels.
    pub(crate) fn down(&mut self, x: f64, ends: (f64, f64), colour: Rgb, css: f64) {
        let width = self.hair(css);
        let left = (x - width / 2.0).round();
        let rect = Rect::between((left, ends.0), (left + width, ends.1));
        self.block(&rect, colour, 1.0);
    }

    /// The outline around a rectangle.
    pub(crate) fn outline(&mut self, rect: &Rect, colour: Rgb, css: f64) {
        let width = self.hair(css);
        let Rect { left, top, right, bottom } = *rect;
        for side in [
            Rect { left: left - width, top: top - width, right: right + width, bottom: top },
            Rect { left: left - width, top: bottom, right: right + width, bottom: bottom + width },
            Rect { left: left - width, top, right: left, bottom },
            Rect { left: right, top, right: right + width, bottom },
        ] {
            self.block(&side, colour, 1.0);
        }
    }

    /// A filled circle with a radius in CSS pixels.
    pub(crate) fn dot(&mut self, centre: Point, radius: f64, colour: Rgb) {
        let radius = (radius * self.dpr() * f64::from(self.stage.grain())).round();
        let style = RGBColor::from(colour).filled();
        let circle = Circle::new(self.fine(centre), radius.clamp(1.0, 1e6) as i32, style);
        self.brush.circle(&circle);
    }

    /// Words.
    pub(crate) fn words(&mut self, word: &Word, colour: Rgb) {
        let size = word.size * self.dpr();
        let anchor = match word.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let fine = size * f64::from(self.stage.grain()) * self.kind.size;
        let font = FontDesc::new(FontFamily::Name(FONT), fine, FontStyle::Normal);
        let color = RGBColor::from(colour).to_backend_color();
        let style = TextStyle { font, color, pos: Pos::new(anchor, VPos::Center) };
        let at = self.fine((word.at.0, word.at.1 + size * self.kind.drop));
        self.brush.text(&word.text, &style, at);
    }
}
