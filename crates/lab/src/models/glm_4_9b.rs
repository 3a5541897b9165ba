//! GLM-4-9B-chat: half of 128 channels turns, base 500 times 10 000.

use super::{Model, ROPE};

/// GLM-4-9B-chat.
pub static MODEL: Model = Model {
    id: "glm-4-9b-chat",
    title: "GLM-4-9B-chat",
    source: "transformers; candle (CodeGeeX4)",
    scheme: "partial",
    dim: 128,
    base: 5e6,
    train: Some(131072),
    knobs: &[("share", 0.5)],
    confirmed: false,
    ..ROPE
};
