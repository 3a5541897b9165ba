//! SmolLM3: base 5·10⁶.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// SmolLM3 3B.
pub static MODEL: Model = Model {
    id: "smollm3",
    title: "SmolLM3 3B",
    scheme: "rope",
    dim: 128,
    base: 5e6,
    train: Some(65536),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "README of a port; transformers for the pattern of layers",
    note: Some(Text {
        en: "Every fourth layer has no positions. Sources disagree: base 5·10⁶ and 65 536 tokens (a port) or 2·10⁶ and 32 768 (class default); the former are used.",
        zh: "每第四层无位置编码。各来源不一：底数 5·10⁶、65536 个词元（移植版）或 2·10⁶、32768（类默认）；此处取前者。",
    }),
    ..READ
};
