//! MiniCPM-2B, long preset: dynamic NTK with s = 4.

use super::{Model, ROPE};

/// MiniCPM-2B (65 536).
pub static MODEL: Model = Model {
    id: "minicpm-2b",
    title: "MiniCPM-2B (65 536)",
    source: "mlc-llm preset",
    scheme: "dynamic-ntk",
    dim: 64,
    base: 1e6,
    train: Some(65536),
    knobs: &[("factor", 4.0), ("original", 65536.0)],
    ..ROPE
};
