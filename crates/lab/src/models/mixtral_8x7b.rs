//! Mixtral 8x7B: base 10⁶, 32 768 tokens.

use super::{About, Model, READ, ROPE};

/// Mixtral 8x7B.
pub static MODEL: Model = Model {
    id: "mixtral-8x7b",
    title: "Mixtral 8x7B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt, mlc-llm and maxtext configs",
    ..READ
};
