//! SmolLM: heads of 64 channels, 2048 tokens.

use super::{About, Model, READ, ROPE};

/// SmolLM 135M / 360M / 1.7B.
pub static MODEL: Model = Model {
    id: "smollm",
    title: "SmolLM 135M / 360M / 1.7B",
    scheme: "rope",
    dim: 64,
    base: 1e4,
    train: Some(2048),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
