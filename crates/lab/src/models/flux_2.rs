//! FLUX.2: four axes of 32 channels, base 2000.

use super::{About, Model, READ, ROPE};

/// FLUX.2.
pub static MODEL: Model = Model {
    id: "flux.2",
    title: "FLUX.2",
    scheme: "flux-2",
    dim: 128,
    base: 2000.0,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "FLUX.2 2025, code of diffusers",
    ..READ
};
