//! SWAN-GPT: full layers without positions between windows with RoPE; scores of the full layers grow with the length at inference.
//!
//! That one layer in four is full, beginning with the first, that windows are of 512 tokens and that the base is 10⁴ was not checked
//! against the paper.

use super::{Layer, Reach, Stack};

/// Full layers without positions between windows.
pub static STACK: Stack = Stack {
    id: "swan-gpt",
    title: "SWAN-GPT",
    source: "Puvvada et al. 2025, arXiv:2504.08719",
    layers: None,
    confirmed: false,
    layer: |index, _| {
        if index.is_multiple_of(4) {
            Layer::none(Reach::Full)
        } else {
            Layer::rope(1e4, Reach::Window(512))
        }
    },
};
