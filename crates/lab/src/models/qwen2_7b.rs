//! Qwen2 1.5B and 7B: base 10⁶.

use super::{About, Model, READ, ROPE};

/// Qwen2 1.5B / 7B.
pub static MODEL: Model = Model {
    id: "qwen2-7b",
    title: "Qwen2 1.5B / 7B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
