//! Code Llama: base 10⁶, 16 384 tokens.

use super::{Model, ROPE};

/// CodeLlama 7B / 13B / 34B / 70B.
pub static MODEL: Model = Model {
    id: "code-llama",
    title: "CodeLlama 7B / 13B / 34B / 70B",
    source: "mlc-llm and litgpt configs",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(16384),
    ..ROPE
};
