//! GPT-J 6B: 64 of 256 channels turn.

use super::{Model, ROPE};

/// GPT-J 6B.
pub static MODEL: Model = Model {
    id: "gpt-j-6b",
    title: "GPT-J 6B",
    source: "transformers; mlc-llm preset",
    scheme: "partial",
    dim: 256,
    base: 1e4,
    train: Some(2048),
    knobs: &[("share", 0.25)],
    ..ROPE
};
