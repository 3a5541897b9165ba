//! # Rotarium's engine: what is true, computed beside the page
//!
//! The program of the worker: it answers the questions of the page with figures, numbers and recipe cards. It is a program
//! of its own so that the page, which holds no formula, is small and starts soon. Natively nothing is here.
//!
//! **Invariant:** it knows no page; a panic costs only this worker.

#![allow(unreachable_pub, reason = "a program has no callers")]

#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the page uses the rest")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod config;
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the page uses the rest")]
mod message;
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the page uses the rest")]
mod speed;
#[cfg(target_arch = "wasm32")]
mod worker;

/// The start-up script of the worker calls `work` instead.
fn main() {}
