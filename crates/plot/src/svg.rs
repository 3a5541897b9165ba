//! **SVG**: a figure as a complete file, from the same drawing.
//!
//! Deliberately does not know: how pixels become a picture file; the caller encodes rasters as `data:` URLs.

use crate::brush::with_brush;
use crate::draw::whole;
use crate::pen::{Pen, Type};
use crate::shape::{Rect, Size};
use crate::stage::{Stage, estimate};
use crate::theme::Theme;
use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;
use rotarium_lab::figure::{Figure, Raster};
use std::fmt::Write;

/// Units of the file per pixel: lines are smooth although the backend only writes whole numbers.
const GRAIN: u32 = 16;

/// The SVG file of a figure, `size` in CSS pixels. Rasters for which `picture` has no `data:` URL are left out.
///
/// Words are set in [`FONT`](crate::FONT) and measured by estimate.
pub fn svg(
    figure: &Figure,
    theme: Theme,
    size: Size,
    picture: &dyn Fn(&Raster) -> Option<String>,
) -> String {
    let stage = Stage::new(figure, size, 1.0, &estimate).finer(GRAIN);
    let canvas = stage.canvas();
    let (width, height) = (canvas.width(), canvas.height());
    let fine = (width as u32 * GRAIN, height as u32 * GRAIN);
    let mut drawing = String::new();
    {
        let area = SVGBackend::with_string(&mut drawing, fine).into_drawing_area();
        // a string takes whatever is written to it
        let _ = with_brush(&area, |brush| {
            whole(figure, &mut Pen::new(brush, &stage, theme, Type::SVG));
        });
        let _ = area.present();
    }
    let rasters: String = stage
        .rasters(figure)
        .into_iter()
        .filter_map(|(rect, raster)| Some(image(&rect, &stage.plot(), &picture(raster)?)))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" stroke-linejoin=\"round\" role=\"img\">\n\
         <title>{title}</title>\n<desc>{summary}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n\
         {rasters}<g transform=\"scale({scale})\">\n{drawing}</g>\n</svg>\n",
        title = escaped(&figure.title),
        summary = escaped(&figure.summary),
        ground = theme.ground().css(),
        scale = 1.0 / f64::from(GRAIN),
    )
}

/// A raster, cut to the plot.
fn image(rect: &Rect, plot: &Rect, url: &str) -> String {
    let mut text = String::new();
    // writing to a string does not fail
    let _ = writeln!(
        text,
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
         preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"{}\"/></svg>",
        plot.left,
        plot.top,
        plot.width(),
        plot.height(),
        rect.left - plot.left,
        rect.top - plot.top,
        rect.width(),
        rect.height(),
        escaped(url),
    );
    text
}

/// Text that may stand in XML: what XML does not allow at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}
