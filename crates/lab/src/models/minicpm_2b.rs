//! MiniCPM-2B, long preset: dynamic NTK with s = 4.

use super::{About, Model, READ, ROPE};

/// MiniCPM-2B (65 536).
pub static MODEL: Model = Model {
    id: "minicpm-2b",
    title: "MiniCPM-2B (65 536)",
    scheme: "dynamic-ntk",
    dim: 64,
    base: 1e6,
    train: Some(65536),
    knobs: &[("factor", 4.0), ("original", 65536.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
