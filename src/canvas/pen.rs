//! plotters-canvas with its costly parts replaced: a path is one call to the canvas, and colours and type, which cross to it as texts,
//! are said only when they change.
//!
//! Deliberately does not know: figures; words that are turned.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{GRAIN, measure};

#[wasm_bindgen(module = "/src/canvas/pen.js")]
extern "C" {
    /// Begins a path through the points x, y, x, y …
    fn trace(context: &CanvasRenderingContext2d, points: &[i32]);
}

type Error = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<Error>>;
/// Red, green, blue, and the bits of the opacity.
type Colour = ((u8, u8, u8), u64);

/// A canvas to draw on.
pub(super) struct Pen<'a> {
    canvas: CanvasBackend,
    /// On the finer grid.
    size: (u32, u32),
    context: &'a CanvasRenderingContext2d,
    /// What the canvas was told last.
    fill: Option<Colour>,
    stroke: Option<(Colour, u32)>,
    font: String,
    align: &'static str,
    baseline: &'static str,
    /// Room for a path.
    points: Vec<[i32; 2]>,
}

impl<'a> Pen<'a> {
    /// The pen of a canvas with its context; None when the canvas has none.
    pub(super) fn new(
        canvas: &HtmlCanvasElement,
        context: &'a CanvasRenderingContext2d,
    ) -> Option<Self> {
        let canvas = CanvasBackend::with_canvas_object(canvas.clone())?;
        let (width, height) = canvas.get_size();
        let size = (width * GRAIN, height * GRAIN);
        let (font, points) = (String::new(), Vec::new());
        let (fill, stroke, align, baseline) = (None, None, "", "");
        Some(Self { canvas, size, context, fill, stroke, font, align, baseline, points })
    }

    /// The canvas itself, which then has other colours.
    fn canvas(&mut self) -> &mut CanvasBackend {
        (self.fill, self.stroke) = (None, None);
        &mut self.canvas
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
        self.points.extend(path.into_iter().map(|(x, y)| [x, y]));
        if !self.points.is_empty() {
            trace(self.context, self.points.as_flattened());
        }
        !self.points.is_empty()
    }
}

fn css(color: BackendColor) -> String {
    let ((red, green, blue), alpha) = (color.rgb, color.alpha);
    format!("rgba({red},{green},{blue},{alpha})")
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Error;

    /// plotters clips to this size: that of the finer grid.
    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.canvas().draw_pixel(point, color)
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
        if !fill {
            return self.canvas().draw_rect(a, b, style, fill);
        }
        if self.fills(style.color()) {
            let [left, top, width, height] = [a.0, a.1, b.0 - a.0, b.1 - a.1].map(f64::from);
            self.context.fill_rect(left, top, width, height);
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
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.canvas().draw_circle(centre, radius, style, fill)
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
    ) -> Result<(u32, u32), DrawingErrorKind<Error>> {
        let width = measure(text, style.size());
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}
