//! OLMo 3: three windows of 4096 tokens, then a full layer; only the full ones are stretched, by YaRN.
//!
//! 32 layers are those of the 7B model; that number was not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in four is full.
pub static STACK: Stack = Stack {
    id: "olmo-3",
    title: "OLMo 3 (7B)",
    source: "maxtext config",
    layers: Some(32),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(4, index) {
            let knobs = &[("factor", 8.0), ("original", 8192.0)];
            Layer { scheme: "yarn", knobs, ..Layer::rope(5e5, Reach::Full) }
        } else {
            Layer::rope(5e5, Reach::Window(4096))
        }
    },
};
