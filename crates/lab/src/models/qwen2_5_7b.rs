//! Qwen2.5 from 3B to 72B: base 10⁶, 32 768 tokens before any YaRN.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Qwen2.5 3B … 72B.
pub static MODEL: Model = Model {
    id: "qwen2.5-7b",
    title: "Qwen2.5 3B … 72B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Qwen2.5 report 2024, arXiv:2412.15115; litgpt, mlc-llm and maxtext configs",
    note: Some(Text {
        en: "Sources disagree on the length: 32 768 (maxtext, mlc-llm) or 131 072 (litgpt). 32 768 is used; 131 072 goes with YaRN.",
        zh: "各来源长度不一：32768（maxtext、mlc-llm）或 131072（litgpt）。此处取 32768，131072 需配 YaRN。",
    }),
    ..READ
};
