//! Qwen2 1.5B and 7B: base 10⁶.

use super::{Model, ROPE};

/// Qwen2 1.5B / 7B.
pub static MODEL: Model = Model {
    id: "qwen2-7b",
    title: "Qwen2 1.5B / 7B",
    source: "mlc-llm preset",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};
