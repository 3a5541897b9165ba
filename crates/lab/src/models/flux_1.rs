//! FLUX.1: text at the origin, 16, 56, 56 channels with ladders of their own.

use super::{About, Model, READ, ROPE};

/// FLUX.1.
pub static MODEL: Model = Model {
    id: "flux.1",
    title: "FLUX.1",
    scheme: "flux-1",
    dim: 128,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "FLUX.1 2024, released code",
    ..READ
};
