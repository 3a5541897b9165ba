//! QwQ-32B: base 10⁶, 131 072 tokens.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// QwQ-32B.
pub static MODEL: Model = Model {
    id: "qwq-32b",
    title: "QwQ-32B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(131072),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config",
    note: Some(Text {
        en: "The preview has 32 768 tokens.",
        zh: "预览版为 32768 个词元。",
    }),
    ..READ
};
