//! Command R7B and Command A (Cohere2): three windows of 4096 tokens with RoPE, then a full layer without positions.
//!
//! 32 layers are those of R7B, not read in a source; base 50 000 is second-hand.

use super::{Layer, Reach, Stack, is_last_of};

/// One in four has no positions and reads everything.
pub static STACK: Stack = Stack {
    id: "command-r7b",
    title: "Command R7B",
    source: "transformers, Cohere2",
    layers: Some(32),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(4, index) {
            Layer::none(Reach::Full)
        } else {
            Layer::rope(5e4, Reach::Window(4096))
        }
    },
};
