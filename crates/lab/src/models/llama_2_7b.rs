//! Llama-2-7B: RoPE over 128 channels, base 10 000, trained on 4096 tokens.

use super::Model;

/// Llama-2-7B.
pub static MODEL: Model = Model {
    id: "llama-2-7b",
    title: "Llama-2-7B",
    source: "Touvron et al. 2023, arXiv:2307.09288; litgpt config",
    scheme: "rope",
    dim: 128,
    base: 1e4,
    train: 4096,
    knobs: &[],
};
