//! Phi-4 14B: base 250 000.

use super::{About, Model, READ, ROPE};

/// Phi-4.
pub static MODEL: Model = Model {
    id: "phi-4",
    title: "Phi-4",
    scheme: "rope",
    dim: 128,
    base: 250000.0,
    train: Some(16384),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config",
    ..READ
};
