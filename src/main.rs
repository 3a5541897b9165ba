//! # Rotarium: who is asking
//!
//! The application: components, canvases, the worker, the address bar. It is the only code that meets a browser.
//! One wasm file plays two roles: on the page [`main`] mounts the components, in the worker the start-up script calls
//! `work`. Natively nothing is here, so a plain `cargo test` compiles no web code.
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
mod message;
#[cfg(target_arch = "wasm32")]
mod speed;
#[cfg(target_arch = "wasm32")]
mod worker;

/// Mounts the page; does nothing in the worker.
fn main() {
    #[cfg(target_arch = "wasm32")]
    if browser::is_page() {
        browser::show_panics();
        app::mount();
    }
}
