//! SmolLM3: every layer reads everything, every fourth without positions.
//!
//! Sources disagree on the base: 5·10⁶ (a port) or 2·10⁶ (class default). The number of layers was not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in four has no positions.
pub static STACK: Stack = Stack {
    id: "smollm3",
    title: "SmolLM3 3B",
    source: "transformers for the pattern; base from the README of a port",
    layers: Some(36),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(4, index) { Layer::none(Reach::Full) } else { Layer::rope(5e6, Reach::Full) }
    },
};
