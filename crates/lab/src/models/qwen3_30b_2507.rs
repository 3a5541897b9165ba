//! Qwen3-2507 30B-A3B: base 10⁷.

use super::{Model, ROPE};

/// Qwen3-2507 30B-A3B.
pub static MODEL: Model = Model {
    id: "qwen3-30b-2507",
    title: "Qwen3-2507 30B-A3B",
    source: "litgpt and maxtext configs",
    scheme: "rope",
    dim: 128,
    base: 1e7,
    train: Some(262144),
    ..ROPE
};
