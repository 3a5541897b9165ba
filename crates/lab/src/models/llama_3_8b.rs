//! Llama 3: base 500 000, trained on 8192 tokens.

use super::{About, Model, READ, ROPE};

/// Llama-3 8B / 70B.
pub static MODEL: Model = Model {
    id: "llama-3-8b",
    title: "Llama-3 8B / 70B",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Llama 3 report 2024, arXiv:2407.21783; litgpt config",
    ..READ
};
