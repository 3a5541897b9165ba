//! The vision tower of Pixtral: rows on even rungs, columns on odd ones.

use super::{Model, ROPE};

/// Pixtral ViT.
pub static MODEL: Model = Model {
    id: "pixtral-vit",
    title: "Pixtral ViT",
    source: "Pixtral 2024, arXiv:2410.07073; transformers",
    scheme: "pixtral-vit",
    dim: 64,
    base: 1e4,
    ..ROPE
};
