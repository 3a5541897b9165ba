//! FLUX.2: four axes of 32 channels, base 2000.

use super::{Model, ROPE};

/// FLUX.2.
pub static MODEL: Model = Model {
    id: "flux.2",
    title: "FLUX.2",
    source: "FLUX.2 2025, code of diffusers",
    scheme: "flux-2",
    dim: 128,
    base: 2000.0,
    ..ROPE
};
