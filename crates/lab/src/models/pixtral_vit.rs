//! The vision tower of Pixtral: rows on even rungs, columns on odd ones.

use super::{About, Model, READ, ROPE};

/// Pixtral ViT.
pub static MODEL: Model = Model {
    id: "pixtral-vit",
    title: "Pixtral ViT",
    scheme: "pixtral-vit",
    dim: 64,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Pixtral 2024, arXiv:2410.07073; transformers",
    ..READ
};
