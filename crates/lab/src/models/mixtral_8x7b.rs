//! Mixtral 8x7B: base 10⁶, 32 768 tokens.

use super::{Model, ROPE};

/// Mixtral 8x7B.
pub static MODEL: Model = Model {
    id: "mixtral-8x7b",
    title: "Mixtral 8x7B",
    source: "litgpt, mlc-llm and maxtext configs",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};
