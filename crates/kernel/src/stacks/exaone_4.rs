//! EXAONE 4: three windows of 4096 tokens with RoPE, then a full layer without positions.
//!
//! Only that RoPE acts in windows alone was read; 64 layers (32B), the period, the window and base 10⁶ were not.

use super::{Layer, Reach, Stack, is_last_of};

/// One in four has no positions and reads everything.
pub static STACK: Stack = Stack {
    id: "exaone-4",
    title: "EXAONE 4 (32B)",
    source: "transformers, Exaone4",
    layers: Some(64),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(4, index) {
            Layer::none(Reach::Full)
        } else {
            Layer::rope(1e6, Reach::Window(4096))
        }
    },
};
