//! Phi-3.5-mini: LongRoPE from 4096 to 131 072 tokens.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Phi-3.5-mini.
pub static MODEL: Model = Model {
    id: "phi-3.5-mini",
    title: "Phi-3.5-mini",
    scheme: "longrope",
    dim: 96,
    base: 1e4,
    train: Some(4096),
    knobs: &[("lists", 0.0), ("factor", 32.0), ("original", 4096.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    note: Some(Text {
        en: "Sources disagree: litgpt has no LongRoPE and 4096 tokens; the values of mlc-llm are used.",
        zh: "各来源不一：litgpt 无 LongRoPE 且为 4096 个词元；此处取 mlc-llm 的值。",
    }),
    ..READ
};
