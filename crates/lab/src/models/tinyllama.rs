//! TinyLlama: heads of 64 channels, 2048 tokens.

use super::{Model, ROPE};

/// TinyLlama 1.1B.
pub static MODEL: Model = Model {
    id: "tinyllama-1.1b",
    title: "TinyLlama 1.1B",
    source: "mlc-llm preset",
    scheme: "rope",
    dim: 64,
    base: 1e4,
    train: Some(2048),
    ..ROPE
};
