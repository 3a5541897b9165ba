//! FLUX.1: text at the origin, 16, 56, 56 channels with ladders of their own.

use super::{Model, ROPE};

/// FLUX.1.
pub static MODEL: Model = Model {
    id: "flux.1",
    title: "FLUX.1",
    source: "FLUX.1 2024, released code",
    scheme: "flux-1",
    dim: 128,
    base: 1e4,
    ..ROPE
};
