//! The plain JavaScript that the kernel is compared with.
//!
//! Deliberately does not know: clocks.

use js_sys::Float32Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(module = "/src/speed/plain.js")]
extern "C" {
    /// Rotation, scores and softmax by loops.
    pub type PlainMap;
    /// For q and k of `tokens` rows of `dim` numbers.
    #[wasm_bindgen(constructor)]
    pub fn new(tokens: usize, dim: usize, q: &Float32Array, k: &Float32Array) -> PlainMap;
    /// The weights, row by row; the same array at every call.
    #[wasm_bindgen(method)]
    pub fn run(this: &PlainMap, base: f64) -> Float32Array;

    /// A map on a canvas.
    pub type PlainPicture;
    /// One pixel per cell.
    #[wasm_bindgen(constructor)]
    pub fn new(map: &PlainMap, canvas: &HtmlCanvasElement) -> PlainPicture;
    /// Computes and paints.
    #[wasm_bindgen(method)]
    pub fn paint(this: &PlainPicture, base: f64);

    /// A curve on a canvas.
    pub type PlainCurve;
    /// One column of pixels for some distances.
    #[wasm_bindgen(constructor)]
    pub fn new(decay: &PlainDecay, canvas: &HtmlCanvasElement) -> PlainCurve;
    /// Computes and draws.
    #[wasm_bindgen(method)]
    pub fn paint(this: &PlainCurve, base: f64);

    /// A sum of cosines by loops.
    pub type PlainDecay;
    /// For `length` distances of a head of `dim` channels.
    #[wasm_bindgen(constructor)]
    pub fn new(length: usize, dim: usize) -> PlainDecay;
    /// The curve; the same array at every call.
    #[wasm_bindgen(method)]
    pub fn run(this: &PlainDecay, base: f64) -> Float32Array;
}
