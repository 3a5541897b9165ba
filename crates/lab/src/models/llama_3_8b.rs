//! Llama 3: base 500 000, trained on 8192 tokens.

use super::{Model, ROPE};

/// Llama-3 8B / 70B.
pub static MODEL: Model = Model {
    id: "llama-3-8b",
    title: "Llama-3 8B / 70B",
    source: "Llama 3 report 2024, arXiv:2407.21783; litgpt config",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    ..ROPE
};
