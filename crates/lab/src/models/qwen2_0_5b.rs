//! Qwen2 0.5B and Qwen2.5 0.5B: heads of 64 channels.

use super::{Model, ROPE};

/// Qwen2 / 2.5 0.5B.
pub static MODEL: Model = Model {
    id: "qwen2-0.5b",
    title: "Qwen2 / 2.5 0.5B",
    source: "mlc-llm preset; litgpt config",
    scheme: "rope",
    dim: 64,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};
