//! GPT-J 6B: 64 of 256 channels turn.

use super::{About, Model, READ, ROPE};

/// GPT-J 6B.
pub static MODEL: Model = Model {
    id: "gpt-j-6b",
    title: "GPT-J 6B",
    scheme: "partial",
    dim: 256,
    base: 1e4,
    train: Some(2048),
    knobs: &[("share", 0.25)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers; mlc-llm preset",
    ..READ
};
