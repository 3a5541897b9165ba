//! Wan 2.1: 44, 42, 42 channels for time, rows and columns.

use super::{Model, ROPE};

/// Wan 2.1.
pub static MODEL: Model = Model {
    id: "wan-2.1",
    title: "Wan 2.1",
    source: "Wan 2025, arXiv:2503.20314, released code",
    scheme: "wan",
    dim: 128,
    base: 1e4,
    ..ROPE
};
