//! The engine of all labs: the program of their worker. It knows what the engine of the Bench knows, and all that other pages ask. It knows no page; a panic costs only this worker.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The start-up script of the worker calls `work` instead.
fn main() {}

/// Begins to answer.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn work() {
    rotarium::work_for_labs();
}
