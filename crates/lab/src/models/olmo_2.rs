//! OLMo 2: base 500 000, 4096 tokens.

use super::{About, Model, READ, ROPE};

/// OLMo-2 7B / 13B / 32B.
pub static MODEL: Model = Model {
    id: "olmo-2",
    title: "OLMo-2 7B / 13B / 32B",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    train: Some(4096),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs",
    ..READ
};
