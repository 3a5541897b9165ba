//! The work of the speed page for a benchmark harness that loads an adapter module: the kernel, the colours and the drawing that
//! the page uses, without the page.
//!
//! Deliberately does not know: clocks, or who else is measured.

use std::ops::Range;

use rotarium_kernel::attention::{AttentionMap, Reading, Strips, sampled, split};
use rotarium_kernel::content::Vectors;
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::{Content, Encoding, Head, HeadDim, Sequence, Settings, schemes, trig};
use rotarium_lab::figure::{Axis, ColourScale, Family, Figure, Ink, Table};
use rotarium_lab::views::decay::draw_curve;
pub use rotarium_lanes::Aligned;
use rotarium_plot::{Palette, Picture, Size, Theme};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::canvas;

/// Pixels of a side of every picture.
pub const SIDE: usize = 800;
/// The weight of the last colour.
const BRIGHTEST: f64 = 0.05;
/// A label of content that differs from token to token; the numbers themselves are given.
const DRAWN: Content = Content::Gaussian { mean: 0.0, variance: 1.0, seed: 0 };

/// A RoPE head whose pairs are channels i and i + d/2.
fn encoding(dim: HeadDim, base: f64) -> Option<Encoding> {
    let rope = schemes::find("rope")?.encoding(dim, base, &Settings::default());
    Some(Encoding { pairing: Pairing::HalfSplit, ..rope })
}

fn head(tokens: usize, dim: usize, base: f64) -> Option<Head> {
    let dim = HeadDim::new(dim)?;
    Some(Head::new(&encoding(dim, base)?, dim, &Sequence::text(tokens)))
}

fn palette(brightest: f64) -> Palette {
    let (family, label, clipped) = (Family::Sequential, String::new(), (false, true));
    Palette::new(&ColourScale { family, low: 0.0, high: brightest, clipped, label }, Theme::Light)
}

/// A map whose weights are kept or become pixels.
#[derive(Debug)]
pub struct Map {
    tokens: usize,
    dim: usize,
    vectors: Vectors,
    /// The rows that are made: all, or one of several shares.
    queries: Range<usize>,
    /// The weights of these rows, one after the other.
    pub weights: Aligned,
    palette: Palette,
    picture: Picture,
    context: Option<CanvasRenderingContext2d>,
}

impl Map {
    /// For q and k of `tokens` rows of `dim` numbers.
    pub fn new(tokens: usize, dim: usize, q: Vec<f32>, k: Vec<f32>) -> Option<Self> {
        let vectors = Vectors::of_rows(q, k, HeadDim::new(dim)?);
        let (palette, picture) = (palette(BRIGHTEST), Picture::new(tokens, SIDE));
        Some(Self {
            tokens,
            dim,
            vectors,
            queries: 0..tokens,
            weights: Aligned::default(),
            palette,
            picture,
            context: None,
        })
    }

    /// Makes only one of several shares of the rows, which cost about the same and begin with a row of pixels: the first of them.
    pub fn share(&mut self, number: usize, of: usize) -> Range<usize> {
        let side = self.picture.side();
        let first = |pixel: usize| (pixel * self.tokens).div_ceil(side.max(1));
        let keys = |pixel: usize| (first(pixel)..first(pixel + 1)).map(|query| query + 1).sum();
        let costs: Vec<usize> = (0..side).map(keys).collect();
        let pixels = split(&costs, of)[number.min(of.saturating_sub(1))].clone();
        self.queries = first(pixels.start)..first(pixels.end);
        pixels
    }

    /// The rows that are made.
    pub fn rows(&self) -> Range<usize> {
        self.queries.clone()
    }

    /// Where the picture is.
    pub fn pixels(&self) -> *const u8 {
        self.picture.bytes().as_ptr()
    }

    fn strips(&self, base: f64) -> Option<Strips> {
        let queries: Vec<usize> = self.queries.clone().collect();
        let head = head(self.tokens, self.dim, base)?;
        head.strips(&DRAWN, &self.vectors, &queries, Reading::Weight)
    }

    /// Where the weights of so many rows are put.
    pub fn room(&mut self, rows: usize) -> *const f32 {
        if self.weights.as_slice().len() < rows * self.tokens {
            self.weights = Aligned::zeros(rows * self.tokens);
        }
        self.weights.as_slice().as_ptr()
    }

    /// Keeps all weights of another base.
    pub fn weigh(&mut self, base: f64) {
        self.room(self.queries.len());
        if let Some(strips) = self.strips(base) {
            strips.write(&mut self.weights.as_mut_slice()[..self.queries.len() * self.tokens]);
        }
    }

    /// Where pictures appear.
    pub fn show_on(&mut self, canvas: &HtmlCanvasElement) {
        self.context = context(canvas, self.picture.side());
    }

    /// Adds some rows of the picture, from `first` on: the weights that were put there.
    pub fn add(&mut self, first: usize, rows: usize) {
        let weights = self.weights.as_slice().chunks_exact(self.tokens.max(1)).take(rows);
        for (row, values) in weights.enumerate() {
            self.picture.row(&self.palette, first + row, values, 0..values.len(), (1.0, 0.0));
        }
    }

    /// Shows the picture.
    pub fn show(&self) {
        show(self.context.as_ref(), &self.picture);
    }

    /// From a base to the picture, without keeping the weights.
    pub fn sweep(&mut self, base: f64) {
        let strips = self.strips(base);
        let (palette, picture, first) = (&self.palette, &mut self.picture, self.queries.start);
        if let Some(strips) = strips {
            strips.visit(0..strips.rows(), &mut |made| {
                let turned = (made.factor, made.offset);
                picture.row(palette, first + made.row, made.values, made.run, turned);
            });
        }
        show(self.context.as_ref(), picture);
    }
}

/// A long map of tokens that all hold the same.
#[derive(Debug)]
pub struct Long {
    tokens: usize,
    dim: usize,
    content: Content,
    cells: Vec<usize>,
    palette: Palette,
    picture: Picture,
    context: Option<CanvasRenderingContext2d>,
    /// The weights that were painted last.
    pub map: Option<AttentionMap>,
}

impl Long {
    /// For one q and one k.
    pub fn new(tokens: usize, q: Vec<f32>, k: Vec<f32>, canvas: &HtmlCanvasElement) -> Self {
        let picture = Picture::new(tokens.min(SIDE), SIDE);
        Self {
            tokens,
            dim: q.len(),
            content: Content::Given { q, k },
            cells: sampled(tokens, SIDE),
            palette: palette(40.0 / tokens as f64),
            context: context(canvas, picture.side()),
            picture,
            map: None,
        }
    }

    /// Another base.
    pub fn sweep(&mut self, base: f64) {
        let Some(head) = head(self.tokens, self.dim, base) else { return };
        let map = head.map(&self.content, &self.cells, &self.cells, Reading::Weight);
        for (row, (values, allowed)) in map.values.rows().into_iter().zip(&map.allowed).enumerate()
        {
            let values = values.to_slice().unwrap_or_default();
            self.picture.row(&self.palette, row, values, allowed.window.clone(), (1.0, 0.0));
        }
        show(self.context.as_ref(), &self.picture);
        self.map = Some(map);
    }
}

/// Σ cos mθ over the pairs of `dim` channels, for m < `curve.len()`.
pub fn curve(base: f64, dim: usize, curve: &mut [f32]) {
    let Some(head) = head(1, dim, base) else { return };
    let thetas: Vec<f64> = head.frequencies().pairs().iter().map(|omega| omega[0]).collect();
    let (on_cos, on_sin) = (vec![1.0; thetas.len()], vec![0.0; thetas.len()]);
    trig::curve_into(curve, &thetas, &on_cos, &on_sin);
}

/// Draws a curve with its axes.
pub fn draw(canvas: &HtmlCanvasElement, curve: &[f32]) {
    let mut marks = Vec::new();
    draw_curve(curve, SIDE, Ink::Accent, 1.5, &mut marks);
    let range = rotarium_lab::views::decay::value_range(&marks);
    let figure = Figure {
        subtitle: String::new(),
        title: String::new(),
        x: Axis::linear("", (0.0, curve.len() as f64)),
        y: Axis::linear("", range),
        equal: false,
        marks,
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let size = Size { width: SIDE as u32, height: SIDE as u32 };
    let stage = canvas::stage(&figure, size);
    canvas::paint(canvas, &figure, Theme::Light, &stage, size);
}

fn context(canvas: &HtmlCanvasElement, side: usize) -> Option<CanvasRenderingContext2d> {
    canvas.set_width(side as u32);
    canvas.set_height(side as u32);
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

fn show(context: Option<&CanvasRenderingContext2d>, picture: &Picture) {
    let side = picture.side() as u32;
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(picture.bytes()), side, side);
    if let (Some(context), Ok(data)) = (context, data) {
        // Fails only for pictures without pixels.
        let _ = context.put_image_data(&data, 0.0, 0.0);
    }
}
