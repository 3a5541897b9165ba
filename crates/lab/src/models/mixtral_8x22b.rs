//! Mixtral 8x22B: base 10⁶, 65 536 tokens.

use super::{About, Model, READ, ROPE};

/// Mixtral 8x22B.
pub static MODEL: Model = Model {
    id: "mixtral-8x22b",
    title: "Mixtral 8x22B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(65536),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt, mlc-llm and maxtext configs",
    ..READ
};
