//! The vision tower of Gemma 4: base 100.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Gemma 4 ViT.
pub static MODEL: Model = Model {
    id: "gemma-4-vit",
    title: "Gemma 4 ViT",
    scheme: "gemma-4-vit",
    dim: 64,
    base: 100.0,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Gemma 4, code of transformers",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
