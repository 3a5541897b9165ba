//! Gemma-2-9B: heads of 256 channels, base 10 000, 8192 tokens. Every other layer reads a window of 4096, which is not shown.

use super::Model;

/// Gemma-2-9B.
pub static MODEL: Model = Model {
    id: "gemma-2-9b",
    title: "Gemma-2-9B",
    source: "Gemma 2 report 2024, arXiv:2408.00118; litgpt config",
    scheme: "rope",
    dim: 256,
    base: 1e4,
    train: 8192,
    knobs: &[],
};
