//! The vision tower of Llama 4: columns before rows, from 1.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Llama-4 ViT.
pub static MODEL: Model = Model {
    id: "llama-4-vit",
    title: "Llama-4 ViT",
    scheme: "llama-4-vit",
    dim: 64,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Llama 4 2025, code of transformers",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
