//! SmolLM2 135M and 360M: base 100 000.

use super::{About, Model, READ, ROPE};

/// SmolLM2 135M / 360M.
pub static MODEL: Model = Model {
    id: "smollm2",
    title: "SmolLM2 135M / 360M",
    scheme: "rope",
    dim: 64,
    base: 1e5,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
