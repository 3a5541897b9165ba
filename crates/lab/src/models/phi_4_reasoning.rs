//! Phi-4-reasoning: base 500 000.

use super::{About, Model, READ, ROPE};

/// Phi-4-reasoning.
pub static MODEL: Model = Model {
    id: "phi-4-reasoning",
    title: "Phi-4-reasoning",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config",
    ..READ
};
