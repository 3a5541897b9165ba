//! Llama 3.1 and 3.3: Llama 3 stretched 8 times, to 131 072 tokens.

use super::{About, Model, READ, ROPE};

/// Llama-3.1 8B / 70B / 405B, 3.3 70B.
pub static MODEL: Model = Model {
    id: "llama-3.1",
    title: "Llama-3.1 8B / 70B / 405B, 3.3 70B",
    scheme: "llama3",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    knobs: &[("factor", 8.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt, mlc-llm and maxtext configs",
    ..READ
};
