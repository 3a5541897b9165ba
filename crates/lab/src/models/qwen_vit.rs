//! The vision tower of Qwen2-VL and Qwen2.5-VL.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Qwen2-VL / 2.5-VL ViT.
pub static MODEL: Model = Model {
    id: "qwen-vit",
    title: "Qwen2-VL / 2.5-VL ViT",
    scheme: "qwen-vit",
    dim: 64,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Qwen2-VL 2024, arXiv:2409.12191, released code",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
