//! Llama 3.2 3B: stretched 32 times.

use super::{About, Model, READ, ROPE};

/// Llama-3.2 3B.
pub static MODEL: Model = Model {
    id: "llama-3.2-3b",
    title: "Llama-3.2 3B",
    scheme: "llama3",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    knobs: &[("factor", 32.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
