//! Gemma 3: five windows of 1024 tokens at base 10⁴, then a full layer at base 10⁶, interpolated by 8.
//!
//! The 1B model has windows of 512 and no interpolation. 34 layers are those of the 4B model; that number was not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in six is full.
pub static STACK: Stack = Stack {
    id: "gemma-3",
    title: "Gemma 3 (4B)",
    source: "Gemma 3 report 2025, arXiv:2503.19786; google/gemma_pytorch",
    layers: Some(34),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(6, index) {
            let knobs = &[("factor", 8.0)];
            Layer { scheme: "pi", knobs, ..Layer::rope(1e6, Reach::Full) }
        } else {
            Layer::rope(1e4, Reach::Window(1024))
        }
    },
};
