//! Mistral 7B v0.1: base 10 000 and a window of 4096.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Mistral-7B-v0.1.
pub static MODEL: Model = Model {
    id: "mistral-7b-v0.1",
    title: "Mistral-7B-v0.1",
    scheme: "window",
    dim: 128,
    base: 1e4,
    train: Some(32768),
    knobs: &[("window", 4096.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "candle, mlc-llm and litgpt configs",
    note: Some(Text {
        en: "Sources disagree on the length: 32 768 (candle, mlc-llm) or 4096 (litgpt); 32 768 is used.",
        zh: "各来源长度不一：32768（candle、mlc-llm）或 4096（litgpt）；此处取 32768。",
    }),
    ..READ
};
