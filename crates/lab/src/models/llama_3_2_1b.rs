//! Llama 3.2 1B: heads of 64 channels, stretched 32 times.

use super::{Model, ROPE};

/// Llama-3.2 1B.
pub static MODEL: Model = Model {
    id: "llama-3.2-1b",
    title: "Llama-3.2 1B",
    source: "litgpt and mlc-llm configs",
    scheme: "llama3",
    dim: 64,
    base: 5e5,
    train: Some(8192),
    knobs: &[("factor", 32.0)],
    ..ROPE
};
