//! RoPE-ViT with learned directions, here at their start, base 10.

use super::{About, Model, ROPE};
use crate::text::Text;

/// RoPE-ViT mixed.
pub static MODEL: Model = Model {
    id: "rope-vit-mixed",
    title: "RoPE-ViT mixed",
    scheme: "rope-mixed",
    dim: 64,
    base: 10.0,
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
