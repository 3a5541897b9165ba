//! The vision tower of Kimi-VL: columns and rows alternate.

use super::{About, Model, ROPE};
use crate::text::Text;

/// MoonViT.
pub static MODEL: Model = Model {
    id: "moonvit",
    title: "MoonViT",
    scheme: "moon-vit",
    dim: 64,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Kimi-VL 2025, arXiv:2504.07491, ports of its code",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
