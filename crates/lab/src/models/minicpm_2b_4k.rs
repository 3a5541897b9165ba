//! MiniCPM-2B, short preset.

use super::{About, Model, READ, ROPE};

/// MiniCPM-2B (4096).
pub static MODEL: Model = Model {
    id: "minicpm-2b-4k",
    title: "MiniCPM-2B (4096)",
    scheme: "rope",
    dim: 64,
    base: 1e4,
    train: Some(4096),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
