//! A plotters backend over a canvas that crosses to it seldom: a path is one call, and colours and type, which cross as texts,
//! are said only when they change.
//!
//! Deliberately does not know: figures; words that are turned.

use std::convert::Infallible;
use std::f64::consts::TAU;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::CanvasRenderingContext2d;

use super::{GRAIN, measure};

#[wasm_bindgen(module = "/src/canvas/pen.js")]
extern "C" {
    /// Begins a path through the points x, y, x, y …
    fn trace(context: &CanvasRenderingContext2d, points: &[i32]);
}

/// A canvas that refuses to draw has lost its context, and the next paint tries again: there is no error to answer.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;
/// Red, green, blue, and the bits of the opacity.
type Colour = ((u8, u8, u8), u64);

/// A canvas to draw on.
pub(super) struct Pen<'a> {
    context: &'a CanvasRenderingContext2d,
    size: (u32, u32),
    /// What the canvas was told last.
    fill: Option<Colour>,
    stroke: Option<(Colour, u32)>,
    font: String,
    align: &'static str,
    baseline: &'static str,
    /// Room for a path.
    points: Vec<i32>,
}

impl<'a> Pen<'a> {
    /// The pen of a canvas of so many device pixels.
    pub(super) fn new(context: &'a CanvasRenderingContext2d, (width, height): (u32, u32)) -> Self {
        // plotters clips to this size: that of the finer grid.
        let size = (width * GRAIN, height * GRAIN);
        let (font, points) = (String::new(), Vec::new());
        Self { context, size, fill: None, stroke: None, font, align: "", baseline: "", points }
    }

    /// Fills with a colour from now on; whether it can be seen.
    fn fills(&mut self, color: BackendColor) -> bool {
        let colour = (color.rgb, color.alpha.to_bits());
        if color.alpha > 0.0 && self.fill.replace(colour) != Some(colour) {
            self.context.set_fill_style_str(&css(color));
        }
        color.alpha > 0.0
    }

    /// Strokes in a style from now on; whether it can be seen.
    fn strokes(&mut self, style: &impl BackendStyle) -> bool {
        let (color, width) = (style.color(), style.stroke_width());
        let told = ((color.rgb, color.alpha.to_bits()), width);
        if color.alpha > 0.0 && self.stroke.replace(told) != Some(told) {
            self.context.set_stroke_style_str(&css(color));
            self.context.set_line_width(f64::from(width));
        }
        color.alpha > 0.0
    }

    /// Begins a path; whether there is any.
    fn trace(&mut self, path: impl IntoIterator<Item = BackendCoord>) -> bool {
        self.points.clear();
        self.points.extend(path.into_iter().flat_map(|(x, y)| [x, y]));
        if !self.points.is_empty() {
            trace(self.context, &self.points);
        }
        !self.points.is_empty()
    }
}

fn css(color: BackendColor) -> String {
    let ((red, green, blue), alpha) = (color.rgb, color.alpha);
    format!("rgba({red},{green},{blue},{alpha})")
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        if self.fills(color) {
            self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (f64::from(a.0), f64::from(a.1));
        let (width, height) = (f64::from(b.0) - x, f64::from(b.1) - y);
        if fill && self.fills(style.color()) {
            self.context.fill_rect(x, y, width, height);
        } else if !fill && self.strokes(style) {
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if self.strokes(style) && self.trace(path) {
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !(if fill { self.fills(style.color()) } else { self.strokes(style) }) {
            return Ok(());
        }
        self.context.begin_path();
        // Refuses negative radii only.
        let _ = self.context.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, TAU);
        if fill {
            self.context.fill()
        } else {
            self.context.stroke()
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        if self.fills(style.color()) && self.trace(corners) {
            self.context.fill();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        if !self.fills(style.color()) {
            return Ok(());
        }
        let (slant, size, family) = (style.style(), style.size(), style.family());
        let font = format!("{} {size}px {}", slant.as_str(), family.as_str());
        if font != self.font {
            self.context.set_font(&font);
            self.font = font;
        }
        let anchor = style.anchor();
        let align = match anchor.h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        };
        if align != std::mem::replace(&mut self.align, align) {
            self.context.set_text_align(align);
        }
        let baseline = match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        };
        if baseline != std::mem::replace(&mut self.baseline, baseline) {
            self.context.set_text_baseline(baseline);
        }
        // Refused by a canvas without a context only.
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = measure(text, style.size());
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}
