//! StableLM-3B-4e1t: 20 of 80 channels turn.

use super::{About, Model, READ, ROPE};

/// StableLM-3B-4e1t.
pub static MODEL: Model = Model {
    id: "stablelm-3b-4e1t",
    title: "StableLM-3B-4e1t",
    scheme: "partial",
    dim: 80,
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
