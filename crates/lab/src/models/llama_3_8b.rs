//! Llama-3-8B: base 500 000, trained on 8192 tokens.

use super::Model;

/// Llama-3-8B.
pub static MODEL: Model = Model {
    id: "llama-3-8b",
    title: "Llama-3-8B",
    source: "Llama 3 report 2024, arXiv:2407.21783; litgpt config",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    train: 8192,
    knobs: &[],
};
