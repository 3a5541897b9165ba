//! # Rotarium: who is asking
//!
//! The application: components, canvases, the worker, the address bar. It is the only code that meets a browser.
//! It holds no formula: what has to be computed it asks of the engine, a second program in a worker (`engine.rs`), which is
//! loaded when the first question is asked. Natively nothing is here, so a plain `cargo test` compiles no web code.
//!
//! **Invariant:** no formula and no number of an encoding; those are questions to [`rotarium_lab`].

#![allow(unreachable_pub, reason = "a program has no callers")]

#[cfg(target_arch = "wasm32")]
mod address;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(target_arch = "wasm32")]
mod compute;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the engine uses the rest")]
mod message;
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the engine uses the rest")]
mod speed;

/// Mounts the page.
fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        browser::show_panics();
        app::mount();
    }
}
