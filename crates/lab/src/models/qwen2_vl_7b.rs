//! Qwen2-VL-7B (and 2B, 72B): M-RoPE with sections 16, 24, 24, base 10⁶.

use super::{About, Model, READ, ROPE};

/// Qwen2-VL-7B.
pub static MODEL: Model = Model {
    id: "qwen2-vl-7b",
    title: "Qwen2-VL-7B",
    scheme: "m-rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    knobs: &[("section-t", 16.0), ("section-h", 24.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Qwen2-VL 2024, arXiv:2409.12191; transformers config",
    confirmed: false,
    ..READ
};
