//! Canvases: a plotters backend over one canvas, text measured once, rasters by image data.
//!
//! Deliberately does not know: what a figure means. plotters measures text by adding elements to the page, which is slow and
//! forbidden by the content security policy; here the canvas measures, and remembers.

use std::cell::RefCell;

use js_sys::{Array, Uint8ClampedArray};
use rotarium_lab::figure::{Figure, Mark, Raster};
use rotarium_plot::{FONT, IntoDrawingArea, Rect, Size, Stage, Theme};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::browser;

mod pen;
use pen::Pen;

/// A 2-D context of a canvas.
fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// A canvas that is not on the page.
fn scratch(width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement =
        browser::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    Some(canvas)
}

/// Width of words in type of a height, both in device pixels.
pub fn measure(text: &str, height: f64) -> f64 {
    thread_local! {
        /// Sorted; words do not leave the program to be found again.
        static KNOWN: RefCell<Vec<(u32, String, f64)>> = const { RefCell::new(Vec::new()) };
        static CONTEXT: Option<CanvasRenderingContext2d> = scratch(1, 1).as_ref().and_then(context);
    }
    let eighths = (height * 8.0) as u32;
    let place = |known: &[(u32, String, f64)]| {
        known.binary_search_by(|(other, words, _)| (*other, &**words).cmp(&(eighths, text)))
    };
    KNOWN.with_borrow_mut(|known| {
        let at = match place(known) {
            Ok(at) => return known[at].2,
            // Labels with live numbers would otherwise pile up.
            Err(_) if known.len() >= 4096 => {
                known.clear();
                0
            }
            Err(at) => at,
        };
        let width = CONTEXT.with(|context| {
            let context = context.as_ref()?;
            context.set_font(&format!("{height}px {FONT}"));
            context.measure_text(text).ok().map(|metrics| metrics.width())
        });
        let width = width.unwrap_or(0.55 * height * text.chars().count() as f64);
        known.insert(at, (eighths, text.to_owned(), width));
        width
    })
}

/// Where everything of a figure goes on a canvas of this size.
pub fn stage(figure: &Figure, size: Size) -> Stage {
    Stage::new(figure, size, browser::dpr(), &measure).finer(GRAIN)
}

/// plotters draws at whole numbers; on a canvas this many times finer lines stay smooth.
const GRAIN: u32 = 8;

/// Paints a whole figure.
pub fn paint(canvas: &HtmlCanvasElement, figure: &Figure, theme: Theme, stage: &Stage, size: Size) {
    paint_with(canvas, &pictures(canvas), figure, theme, stage, size);
}

/// Paints a whole figure with the pictures of its rasters.
fn paint_with(
    canvas: &HtmlCanvasElement,
    pictures: &Array,
    figure: &Figure,
    theme: Theme,
    stage: &Stage,
    size: Size,
) {
    let Some(context) = context(canvas) else { return };
    resize(canvas, size);
    clear(&context, size);
    let rasters = stage.rasters(figure);
    if !rasters.is_empty() {
        context.save();
        let plot = stage.plot();
        context.begin_path();
        context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
        context.clip();
        for (rect, raster) in rasters {
            if let Some(picture) = picture_of(figure, raster, pictures) {
                paint_raster(&context, &picture, rect);
            }
        }
        context.restore();
    }
    with_pen(canvas, &context, |pen| {
        // A canvas that refuses to draw has lost its context; the next paint tries again.
        let _ = rotarium_plot::draw(figure, theme, stage, &pen.into_drawing_area());
    });
}

fn clear(context: &CanvasRenderingContext2d, size: Size) {
    context.clear_rect(0.0, 0.0, f64::from(size.width), f64::from(size.height));
}

/// Lends the pen of a canvas on its finer grid.
fn with_pen(
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    draw: impl FnOnce(Pen<'_>),
) {
    let Some(pen) = Pen::new(canvas, context) else { return };
    // Type that is restored is type that the canvas reads again; only the scale needs to go back. Fails only for numbers that are none.
    let scale = |to: f64| {
        let _ = context.set_transform(to, 0.0, 0.0, to, 0.0, 0.0);
    };
    scale(1.0 / f64::from(GRAIN));
    context.set_line_join("round");
    draw(pen);
    scale(1.0);
}

/// Paints marks on a transparent canvas that lies above a figure.
pub fn paint_overlay(
    canvas: &HtmlCanvasElement,
    marks: &[Mark],
    theme: Theme,
    stage: &Stage,
    size: Size,
) {
    resize(canvas, size);
    // Most of the time there is no cursor, and nothing to clear.
    let key = "drawn".into();
    let drawn = js_sys::Reflect::get(canvas, &key).is_ok_and(|drawn| drawn.is_truthy());
    if !drawn && marks.is_empty() {
        return;
    }
    let _ = js_sys::Reflect::set(canvas, &key, &(!marks.is_empty()).into());
    let Some(context) = context(canvas) else { return };
    clear(&context, size);
    if !marks.is_empty() {
        with_pen(canvas, &context, |pen| {
            let _ = rotarium_plot::overlay(marks, theme, stage, &pen.into_drawing_area());
        });
    }
}

/// Setting the size clears a canvas and drops its memory, so it is set only when it differs.
fn resize(canvas: &HtmlCanvasElement, size: Size) {
    if (canvas.width(), canvas.height()) != (size.width, size.height) {
        canvas.set_width(size.width);
        canvas.set_height(size.height);
    }
}

fn paint_raster(context: &CanvasRenderingContext2d, picture: &HtmlCanvasElement, rect: Rect) {
    context.set_image_smoothing_enabled(false);
    let (width, height) = (rect.right - rect.left, rect.bottom - rect.top);
    // Drawing fails only for pictures without pixels.
    let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
        picture, rect.left, rect.top, width, height,
    );
}

fn rasters(figure: &Figure) -> impl Iterator<Item = &Raster> {
    figure.marks.iter().filter_map(|mark| match mark {
        Mark::Raster(raster) => Some(raster),
        _ => None,
    })
}

/// The rasters of a figure in the order of its marks, each on a canvas of its own, one pixel per cell. They are kept with the
/// canvas on which it is painted.
fn pictures(canvas: &HtmlCanvasElement) -> Array {
    js_sys::Reflect::get(canvas, &"rasters".into())
        .ok()
        .and_then(|kept| kept.dyn_into().ok())
        .unwrap_or_default()
}

/// Keeps the pixels of a figure with its canvas. They go from buffer to picture as they are; pictures are used again. A list of
/// buffers holds rows one below the other.
pub fn develop(canvas: &HtmlCanvasElement, figure: &Figure, pixels: &Array) {
    let kept = pictures(canvas);
    for ((at, raster), bytes) in (0..).zip(rasters(figure)).zip(pixels.iter()) {
        let size = Size { width: raster.columns as u32, height: raster.rows as u32 };
        let picture = kept.get(at).dyn_into().ok().or_else(|| scratch(size.width, size.height));
        let Some(picture) = picture else { return };
        resize(&picture, size);
        kept.set(at, picture.clone().into());
        let Some(context) = context(&picture) else { return };
        let strips = bytes.dyn_into().unwrap_or_else(|buffer| Array::of1(&buffer));
        let mut top = 0;
        for strip in strips.iter() {
            let bytes = Uint8ClampedArray::new(&strip);
            let rows = bytes.length() / 4 / size.width.max(1);
            let data = ImageData::new_with_js_u8_clamped_array_and_sh(&bytes, size.width, rows);
            // Refused where there are no pixels, which is then what is shown.
            if let Ok(data) = data {
                let _ = context.put_image_data(&data, 0.0, f64::from(top));
            }
            top += rows;
        }
    }
    // A canvas takes any property.
    let _ = js_sys::Reflect::set(canvas, &"rasters".into(), &kept);
}

/// The picture of one of the rasters of a figure.
fn picture_of(figure: &Figure, raster: &Raster, pictures: &Array) -> Option<HtmlCanvasElement> {
    let at = rasters(figure).position(|other| std::ptr::eq(other, raster))?;
    pictures.get(at as u32).dyn_into().ok()
}

/// A figure as an SVG file, its rasters from the canvas that shows it.
pub fn svg(canvas: &HtmlCanvasElement, figure: &Figure, theme: Theme, size: Size) -> String {
    let pictures = pictures(canvas);
    let picture = |raster: &Raster| picture_of(figure, raster, &pictures)?.to_data_url().ok();
    rotarium_plot::svg(figure, theme, size, &picture)
}

/// A figure on a new canvas with its own ground, twice as fine as the screen asks for.
pub fn png(
    shown: &HtmlCanvasElement,
    figure: &Figure,
    theme: Theme,
    size: Size,
) -> Option<HtmlCanvasElement> {
    const FINENESS: u32 = 2;
    let fine = Size { width: FINENESS * size.width, height: FINENESS * size.height };
    let canvas = scratch(fine.width, fine.height)?;
    let stage = Stage::new(figure, fine, f64::from(FINENESS), &measure).finer(GRAIN);
    paint_with(&canvas, &pictures(shown), figure, theme, &stage, fine);
    let context = context(&canvas)?;
    context.set_global_composite_operation("destination-over").ok()?;
    context.set_fill_style_str(&theme.ground().css());
    context.fill_rect(0.0, 0.0, f64::from(fine.width), f64::from(fine.height));
    Some(canvas)
}
