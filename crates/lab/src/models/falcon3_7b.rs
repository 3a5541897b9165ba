//! Falcon3 3B / 7B / 10B: heads of 256 channels, base 1 000 042.

use super::{About, Model, READ, ROPE};

/// Falcon3 3B / 7B / 10B.
pub static MODEL: Model = Model {
    id: "falcon3-7b",
    title: "Falcon3 3B / 7B / 10B",
    scheme: "rope",
    dim: 256,
    base: 1_000_042.0,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config",
    ..READ
};
