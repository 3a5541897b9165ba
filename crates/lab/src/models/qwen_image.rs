//! Qwen-Image: centred pictures, text on the diagonal.

use super::{About, Model, READ, ROPE};

/// Qwen-Image.
pub static MODEL: Model = Model {
    id: "qwen-image",
    title: "Qwen-Image",
    scheme: "ms-rope",
    dim: 128,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Qwen-Image 2025, arXiv:2508.02324, released code",
    ..READ
};
