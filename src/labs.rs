//! All labs: the program that takes the place of the Bench when another page is wanted.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The start-up script calls `enter` instead.
fn main() {}

/// Mounts the page, with what could be undone before; empty: nothing.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn enter(past: &[u8]) {
    rotarium::show_labs(past);
}
