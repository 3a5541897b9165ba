//! Qwen3-Next: a quarter of 256 channels turns.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Qwen3-Next-80B-A3B.
pub static MODEL: Model = Model {
    id: "qwen3-next",
    title: "Qwen3-Next-80B-A3B",
    scheme: "partial",
    dim: 256,
    base: 1e7,
    train: Some(262144),
    knobs: &[("share", 0.25)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "maxtext config",
    note: Some(Text {
        en: "Gated linear layers between the attention layers are not shown.",
        zh: "注意力层之间的门控线性层未显示。",
    }),
    ..READ
};
