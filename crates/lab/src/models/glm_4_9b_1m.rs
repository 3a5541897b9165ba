//! GLM-4-9B-chat-1M: half of 128 channels turns, base 10⁸.

use super::{Model, ROPE};

/// GLM-4-9B-chat-1M.
pub static MODEL: Model = Model {
    id: "glm-4-9b-chat-1m",
    title: "GLM-4-9B-chat-1M",
    source: "values second-hand",
    scheme: "partial",
    dim: 128,
    base: 1e8,
    train: Some(1048576),
    knobs: &[("share", 0.5)],
    confirmed: false,
    ..ROPE
};
