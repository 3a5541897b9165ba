//! GLM-4-9B-chat: half of 128 channels turns, base 500 times 10 000.

use super::{About, Model, READ, ROPE};

/// GLM-4-9B-chat.
pub static MODEL: Model = Model {
    id: "glm-4-9b-chat",
    title: "GLM-4-9B-chat",
    scheme: "partial",
    dim: 128,
    base: 5e6,
    train: Some(131072),
    knobs: &[("share", 0.5)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers; candle (CodeGeeX4)",
    confirmed: false,
    ..READ
};
