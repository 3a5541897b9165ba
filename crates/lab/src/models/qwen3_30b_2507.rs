//! Qwen3-2507 30B-A3B: base 10⁷.

use super::{About, Model, READ, ROPE};

/// Qwen3-2507 30B-A3B.
pub static MODEL: Model = Model {
    id: "qwen3-30b-2507",
    title: "Qwen3-2507 30B-A3B",
    scheme: "rope",
    dim: 128,
    base: 1e7,
    train: Some(262144),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and maxtext configs",
    ..READ
};
