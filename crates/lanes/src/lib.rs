//! # The inner loops
//!
//! What runs once per cell, four lanes at a time: slices in, slices out. A release build optimises the program for size,
//! which leaves loops scalar and calls unfolded; this crate alone is built for speed, so what runs once per cell belongs
//! here, and what runs once per row does not.
//!
//! Loops are never folded into their callers: there they would be compiled for size after all.
//!
//! **Invariant:** the same bits on every target; no knowledge of heads, masks or encodings.

mod blocks;
mod exp;
mod pack;
pub mod pixels;
pub mod pool;
mod product;
mod turn;
pub mod waves;

pub use blocks::{Fresh, Kept, KeptRows, Panels, Products};
pub use exp::{
    exp, exponentiate, extremes, largest, pick_ahead, pick_back, pick_into, powers_below, scale,
    scale_into, sum, sum_of_exp,
};
pub use pack::{Aligned, PANEL, Packing, STRIP, lengths, panels, strips};
pub use product::{Rows, Wanted, powers, scores};
pub use turn::{dot, narrow, turn_rows, turned, turned_narrow};
