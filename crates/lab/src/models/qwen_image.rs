//! Qwen-Image: centred pictures, text on the diagonal.

use super::{Model, ROPE};

/// Qwen-Image.
pub static MODEL: Model = Model {
    id: "qwen-image",
    title: "Qwen-Image",
    source: "Qwen-Image 2025, arXiv:2508.02324, released code",
    scheme: "ms-rope",
    dim: 128,
    base: 1e4,
    ..ROPE
};
