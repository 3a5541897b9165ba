//! Qwen2.5-VL (3B, 7B): M-RoPE whose time axis counts seconds.

use super::{About, Model, READ, ROPE};

/// Qwen2.5-VL-7B.
pub static MODEL: Model = Model {
    id: "qwen2.5-vl-7b",
    title: "Qwen2.5-VL-7B",
    scheme: "m-rope-time",
    dim: 128,
    base: 1e6,
    train: Some(128000),
    knobs: &[("section-t", 16.0), ("section-h", 24.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Qwen2.5-VL 2025, arXiv:2502.13923",
    confirmed: false,
    ..READ
};
