//! Phi-2: 32 of 80 channels turn.

use super::{About, Model, READ, ROPE};

/// Phi-2.
pub static MODEL: Model = Model {
    id: "phi-2",
    title: "Phi-2",
    scheme: "partial",
    dim: 80,
    base: 1e4,
    train: Some(2048),
    knobs: &[("share", 0.4)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
