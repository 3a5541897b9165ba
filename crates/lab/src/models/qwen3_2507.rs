//! Qwen3-2507 4B and 235B-A22B: base 5·10⁶.

use super::{About, Model, READ, ROPE};

/// Qwen3-2507 4B / 235B-A22B.
pub static MODEL: Model = Model {
    id: "qwen3-2507",
    title: "Qwen3-2507 4B / 235B-A22B",
    scheme: "rope",
    dim: 128,
    base: 5e6,
    train: Some(262144),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and maxtext configs",
    ..READ
};
