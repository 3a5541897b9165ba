//! SmolLM2 1.7B: base 130 000.

use super::{About, Model, READ, ROPE};

/// SmolLM2 1.7B.
pub static MODEL: Model = Model {
    id: "smollm2-1.7b",
    title: "SmolLM2 1.7B",
    scheme: "rope",
    dim: 64,
    base: 1.3e5,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
