//! OLMo 2: base 500 000, 4096 tokens.

use super::{Model, ROPE};

/// OLMo-2 7B / 13B / 32B.
pub static MODEL: Model = Model {
    id: "olmo-2",
    title: "OLMo-2 7B / 13B / 32B",
    source: "litgpt and mlc-llm configs",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    train: Some(4096),
    ..ROPE
};
