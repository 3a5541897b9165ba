//! DINOv3: centres of the patches in [−1, 1], base 100.

use super::{About, Model, ROPE};
use crate::text::Text;

/// DINOv3.
pub static MODEL: Model = Model {
    id: "dinov3",
    title: "DINOv3",
    scheme: "dino-v3",
    dim: 64,
    base: 100.0,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "DINOv3 2025, arXiv:2508.10104, code of transformers",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
