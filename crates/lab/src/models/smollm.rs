//! SmolLM: heads of 64 channels, 2048 tokens.

use super::{Model, ROPE};

/// SmolLM 135M / 360M / 1.7B.
pub static MODEL: Model = Model {
    id: "smollm",
    title: "SmolLM 135M / 360M / 1.7B",
    source: "mlc-llm preset",
    scheme: "rope",
    dim: 64,
    base: 1e4,
    train: Some(2048),
    ..ROPE
};
