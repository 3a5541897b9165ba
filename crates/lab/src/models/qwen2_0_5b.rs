//! Qwen2 0.5B and Qwen2.5 0.5B: heads of 64 channels.

use super::{About, Model, READ, ROPE};

/// Qwen2 / 2.5 0.5B.
pub static MODEL: Model = Model {
    id: "qwen2-0.5b",
    title: "Qwen2 / 2.5 0.5B",
    scheme: "rope",
    dim: 64,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; litgpt config",
    ..READ
};
