//! Llama 3.2 3B: stretched 32 times.

use super::{Model, ROPE};

/// Llama-3.2 3B.
pub static MODEL: Model = Model {
    id: "llama-3.2-3b",
    title: "Llama-3.2 3B",
    source: "litgpt and mlc-llm configs",
    scheme: "llama3",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    knobs: &[("factor", 32.0)],
    ..ROPE
};
