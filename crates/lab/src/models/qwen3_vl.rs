//! Qwen3-VL: sections 24, 20, 20 that alternate, base 5·10⁶.

use super::{Model, ROPE};

/// Qwen3-VL 4B / 30B-A3B.
pub static MODEL: Model = Model {
    id: "qwen3-vl",
    title: "Qwen3-VL 4B / 30B-A3B",
    source: "maxtext config; model card",
    scheme: "m-rope-i",
    dim: 128,
    base: 5e6,
    train: Some(262144),
    knobs: &[("section-t", 24.0), ("section-h", 20.0)],
    ..ROPE
};
