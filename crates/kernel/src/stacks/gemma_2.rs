//! Gemma 2: windows of 4096 tokens and full layers take turns, with one base.
//!
//! The first layer has a window. 42 layers are those of the 9B model; that number was not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in two is full.
pub static STACK: Stack = Stack {
    id: "gemma-2",
    title: "Gemma 2 (9B)",
    source: "Gemma 2 report 2024, arXiv:2408.00118; google/gemma_pytorch",
    layers: Some(42),
    confirmed: false,
    layer: |index, _| {
        let is_full = is_last_of(2, index);
        Layer::rope(1e4, if is_full { Reach::Full } else { Reach::Window(4096) })
    },
};
