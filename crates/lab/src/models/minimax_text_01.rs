//! MiniMax-Text-01: half of 128 channels turns, base 10⁷.

use super::{About, Model, ROPE};
use crate::text::Text;

/// MiniMax-Text-01.
pub static MODEL: Model = Model {
    id: "minimax-text-01",
    title: "MiniMax-Text-01",
    scheme: "partial",
    dim: 128,
    base: 1e7,
    train: Some(10240000),
    knobs: &[("share", 0.5)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "repository of the model",
    confirmed: false,
    note: Some(Text {
        en: "Only every eighth layer attends so; the others are linear.",
        zh: "仅每第八层如此；其余为线性注意力。",
    }),
};
