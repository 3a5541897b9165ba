//! Qwen3-VL: sections 24, 20, 20 that alternate, base 5·10⁶.

use super::{About, Model, READ, ROPE};

/// Qwen3-VL 4B / 30B-A3B.
pub static MODEL: Model = Model {
    id: "qwen3-vl",
    title: "Qwen3-VL 4B / 30B-A3B",
    scheme: "m-rope-i",
    dim: 128,
    base: 5e6,
    train: Some(262144),
    knobs: &[("section-t", 24.0), ("section-h", 20.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "maxtext config; model card",
    ..READ
};
