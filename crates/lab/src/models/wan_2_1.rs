//! Wan 2.1: 44, 42, 42 channels for time, rows and columns.

use super::{About, Model, READ, ROPE};

/// Wan 2.1.
pub static MODEL: Model = Model {
    id: "wan-2.1",
    title: "Wan 2.1",
    scheme: "wan",
    dim: 128,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Wan 2025, arXiv:2503.20314, released code",
    ..READ
};
