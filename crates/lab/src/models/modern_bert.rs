//! ModernBERT: base 160 000 on the full layers.

use super::{About, Model, ROPE};
use crate::text::Text;

/// ModernBERT.
pub static MODEL: Model = Model {
    id: "modernbert",
    title: "ModernBERT",
    scheme: "rope",
    dim: 64,
    base: 160000.0,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here. These are the full layers; the others have base 10 000 and a window.",
        zh: "头维度未见于所读来源，为此处自选。此为全局层；其余层底数 10000 且有窗口。",
    }),
};
