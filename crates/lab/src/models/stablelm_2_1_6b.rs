//! StableLM-2-1.6B: 16 of 64 channels turn.

use super::{About, Model, READ, ROPE};

/// StableLM-2-1.6B.
pub static MODEL: Model = Model {
    id: "stablelm-2-1.6b",
    title: "StableLM-2-1.6B",
    scheme: "partial",
    dim: 64,
    base: 1e4,
    train: Some(4096),
    knobs: &[("share", 0.25)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
