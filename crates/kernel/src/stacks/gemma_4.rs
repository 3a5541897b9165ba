//! Gemma 4: windows at base 10⁴, and full layers of which a quarter of the pairs turns, at base 10⁶.
//!
//! Windows are of 512 or 1024 tokens, by size; 1024 is used. That one layer in six is full is taken over from Gemma 3, not read.

use super::{Layer, Reach, Stack, is_last_of};

/// Full layers on a shortened ladder.
pub static STACK: Stack = Stack {
    id: "gemma-4",
    title: "Gemma 4",
    source: "transformers; maxtext config",
    layers: None,
    confirmed: false,
    layer: |index, _| {
        if is_last_of(6, index) {
            Layer { scheme: "proportional", ..Layer::rope(1e6, Reach::Full) }
        } else {
            Layer::rope(1e4, Reach::Window(1024))
        }
    },
};
