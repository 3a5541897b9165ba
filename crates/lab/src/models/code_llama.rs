//! Code Llama: base 10⁶, 16 384 tokens.

use super::{About, Model, READ, ROPE};

/// CodeLlama 7B / 13B / 34B / 70B.
pub static MODEL: Model = Model {
    id: "code-llama",
    title: "CodeLlama 7B / 13B / 34B / 70B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(16384),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm and litgpt configs",
    ..READ
};
