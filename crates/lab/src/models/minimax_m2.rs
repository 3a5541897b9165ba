//! MiniMax-M2: half of 128 channels turns, base 5·10⁶.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// MiniMax-M2.
pub static MODEL: Model = Model {
    id: "minimax-m2",
    title: "MiniMax-M2",
    scheme: "partial",
    dim: 128,
    base: 5e6,
    train: Some(196608),
    knobs: &[("share", 0.5)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers",
    note: Some(Text {
        en: "Sources disagree on the length: 196 608 (transformers) or 204 800 (elsewhere). 196 608 is used.",
        zh: "各来源长度不一：196608（transformers）或 204800（他处）。此处取 196608。",
    }),
    ..READ
};
