//! Gemma 1: heads of 256 channels.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Gemma-1 2B / 7B.
pub static MODEL: Model = Model {
    id: "gemma-1",
    title: "Gemma-1 2B / 7B",
    scheme: "rope",
    dim: 256,
    base: 1e4,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; litgpt config",
    note: Some(Text {
        en: "Sources disagree on the length: 8192 (mlc-llm) or 4096 (litgpt). 8192 is used.",
        zh: "各来源长度不一：8192（mlc-llm）或 4096（litgpt）。此处取 8192。",
    }),
    ..READ
};
