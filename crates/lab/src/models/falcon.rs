//! Falcon: heads of 64 channels.

use super::{About, Model, READ, ROPE};

/// Falcon 7B / 40B / 180B.
pub static MODEL: Model = Model {
    id: "falcon",
    title: "Falcon 7B / 40B / 180B",
    scheme: "rope",
    dim: 64,
    base: 1e4,
    train: Some(2048),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config; transformers",
    ..READ
};
