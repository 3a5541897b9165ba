//! The engine of the Bench: the program of its worker. It answers the questions of the page with figures, numbers and words, so
//! that the page, which holds no formula, is small and starts soon. It knows no page; a panic costs only this worker.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The start-up script of the worker calls `work` instead.
fn main() {}

/// Begins to answer.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn work() {
    rotarium::work_for_bench();
}
