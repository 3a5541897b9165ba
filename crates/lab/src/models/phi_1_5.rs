//! Phi-1.5: half of 64 channels turns.

use super::{About, Model, READ, ROPE};

/// Phi-1.5.
pub static MODEL: Model = Model {
    id: "phi-1.5",
    title: "Phi-1.5",
    scheme: "partial",
    dim: 64,
    base: 1e4,
    train: Some(2048),
    knobs: &[("share", 0.5)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
