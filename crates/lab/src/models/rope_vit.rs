//! RoPE-ViT with axial frequencies, base 100.

use super::{About, Model, ROPE};
use crate::text::Text;

/// RoPE-ViT axial.
pub static MODEL: Model = Model {
    id: "rope-vit",
    title: "RoPE-ViT axial",
    scheme: "rope-vit",
    dim: 64,
    base: 100.0,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Heo et al. 2024, arXiv:2403.13298, released code",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
