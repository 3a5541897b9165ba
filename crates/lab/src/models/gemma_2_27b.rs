//! Gemma-2 27B: heads of 128 channels, base 10 000, 8192 tokens.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Gemma-2 27B.
pub static MODEL: Model = Model {
    id: "gemma-2-27b",
    title: "Gemma-2 27B",
    scheme: "rope",
    dim: 128,
    base: 1e4,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Gemma 2 report 2024, arXiv:2408.00118; litgpt and mlc-llm configs",
    note: Some(Text {
        en: "Every other layer reads a window of 4096 tokens, which is not shown.",
        zh: "每隔一层读取 4096 个词元的窗口，此处未显示。",
    }),
    ..READ
};
