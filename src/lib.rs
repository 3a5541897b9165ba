//! # Rotarium: who is asking
//!
//! The application: components, canvases, the worker, the address bar. It is the only code that meets a browser.
//! Four programs are made of it, each with what it reaches and nothing else: the Bench (`main.rs`), which is the first thing
//! that a visitor loads, and its engine (`engine.rs`), which runs in a worker and holds its formulas; all labs (`labs.rs`), which take
//! the place of the Bench when another page is wanted, and their engine (`scholar.rs`), which holds every formula. Natively nothing is here, so a plain `cargo test` compiles no
//! web code.
//!
//! **Invariant:** no formula and no number of an encoding; those are questions to [`rotarium_lab`].

#![cfg(target_arch = "wasm32")]
#![allow(unreachable_pub, reason = "what the programs call is named below")]

pub mod adapter;
mod address;
mod app;
mod browser;
mod canvas;
mod compute;
mod config;
mod dropped;
mod files;
mod message;
mod speed;
mod worker;

pub use app::leave;
pub use worker::{work_for_bench, work_for_labs};

/// Mounts the Bench, and nothing else.
pub fn show_bench() {
    browser::show_panics();
    app::mount(app::bench_only, None, "engine");
}

/// Mounts every page, with what could be undone before.
pub fn show_labs(past: &[u8]) {
    browser::show_panics();
    app::mount(app::all_pages, message::decode(past), "scholar");
}
