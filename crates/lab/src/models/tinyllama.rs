//! TinyLlama: heads of 64 channels, 2048 tokens.

use super::{About, Model, READ, ROPE};

/// TinyLlama 1.1B.
pub static MODEL: Model = Model {
    id: "tinyllama-1.1b",
    title: "TinyLlama 1.1B",
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
