//! The Bench: the program that a visitor loads first. It knows no other page; the start-up script puts the program of all labs
//! in its place when one is wanted.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page.
fn main() {
    #[cfg(target_arch = "wasm32")]
    rotarium::show_bench();
}

/// Takes the page away; what can be undone is the answer.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn leave() -> Vec<u8> {
    rotarium::leave()
}
