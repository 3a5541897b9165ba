//! iRoPE of Llama 4: three layers with RoPE inside chunks of 8192 tokens, then a full layer without positions.
//!
//! The full layers have a temperature that grows with the position; Scout rescales its ladder, too. The number of layers was not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in four has no positions and reads everything.
pub static STACK: Stack = Stack {
    id: "irope",
    title: "iRoPE (Llama 4)",
    source: "meta-llama/llama-models 2025; transformers",
    layers: Some(48),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(4, index) {
            Layer::none(Reach::Full)
        } else {
            Layer::rope(5e5, Reach::Chunk(8192))
        }
    },
};
