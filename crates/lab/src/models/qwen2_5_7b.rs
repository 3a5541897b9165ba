//! Qwen2.5-7B: base 10⁶, 32 768 tokens before any YaRN.

use super::Model;

/// Qwen2.5-7B.
pub static MODEL: Model = Model {
    id: "qwen2.5-7b",
    title: "Qwen2.5-7B",
    source: "Qwen2.5 report 2024, arXiv:2412.15115; litgpt config",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: 32768,
    knobs: &[],
};
