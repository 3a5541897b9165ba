//! gpt-oss: windows of 128 tokens and full layers take turns, all with the same YaRN.
//!
//! Each head has a learned sink. 24 layers are those of the 20B model; their number, and that the first has a window, were not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in two is full.
pub static STACK: Stack = Stack {
    id: "gpt-oss",
    title: "gpt-oss (20B)",
    source: "github.com/openai/gpt-oss; transformers",
    layers: Some(24),
    confirmed: false,
    layer: |index, _| {
        let knobs = &[("factor", 32.0), ("original", 4096.0), ("truncate", 0.0)];
        let mask = if is_last_of(2, index) { Reach::Full } else { Reach::Window(128) };
        Layer { scheme: "yarn", knobs, ..Layer::rope(150_000.0, mask) }
    },
};
