//! Phi-3-mini-4k: heads of 96 channels.

use super::{Model, ROPE};
use crate::text::Text;

/// Phi-3-mini-4k.
pub static MODEL: Model = Model {
    id: "phi-3-mini-4k",
    title: "Phi-3-mini-4k",
    source: "litgpt config; transformers",
    scheme: "rope",
    dim: 96,
    base: 1e4,
    train: Some(4096),
    note: Some(Text {
        en: "A sliding window of 2047 tokens is not part of the recipe.",
        zh: "2047 个词元的滑动窗口不在配方中。",
    }),
    ..ROPE
};
