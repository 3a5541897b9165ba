//! Phi-4 14B: base 250 000.

use super::{Model, ROPE};

/// Phi-4.
pub static MODEL: Model = Model {
    id: "phi-4",
    title: "Phi-4",
    source: "litgpt config",
    scheme: "rope",
    dim: 128,
    base: 250000.0,
    train: Some(16384),
    ..ROPE
};
