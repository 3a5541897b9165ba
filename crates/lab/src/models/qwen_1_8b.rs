//! Qwen-1: a base that jumps with the length.

use super::{Model, ROPE};
use crate::text::Text;

/// Qwen-1 1.8B.
pub static MODEL: Model = Model {
    id: "qwen-1.8b",
    title: "Qwen-1 1.8B",
    source: "mlc-llm preset; github.com/QwenLM/Qwen",
    scheme: "qwen-dynamic-ntk",
    dim: 128,
    base: 1e4,
    train: Some(8192),
    knobs: &[("original", 8192.0)],
    note: Some(Text {
        en: "Its log-n temperature is not shown.",
        zh: "其 log-n 温度未显示。",
    }),
    ..ROPE
};
