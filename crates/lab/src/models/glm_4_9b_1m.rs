//! GLM-4-9B-chat-1M: half of 128 channels turns, base 10⁸.

use super::{About, Model, READ, ROPE};

/// GLM-4-9B-chat-1M.
pub static MODEL: Model = Model {
    id: "glm-4-9b-chat-1m",
    title: "GLM-4-9B-chat-1M",
    scheme: "partial",
    dim: 128,
    base: 1e8,
    train: Some(1048576),
    knobs: &[("share", 0.5)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "values second-hand",
    confirmed: false,
    ..READ
};
