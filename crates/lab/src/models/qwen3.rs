//! Qwen3, all sizes: base 10⁶, 40 960 tokens.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Qwen3 0.6B … 235B-A22B.
pub static MODEL: Model = Model {
    id: "qwen3",
    title: "Qwen3 0.6B … 235B-A22B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(40960),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and maxtext configs; model cards",
    note: Some(Text {
        en: "Sources disagree on the length of 30B-A3B: 40 960 (litgpt) or 32 768 (maxtext, base model). 40 960 is used. Norms of q and k are not shown.",
        zh: "30B-A3B 的长度各来源不一：40960（litgpt）或 32768（maxtext，基础模型）。此处取 40960。q、k 的归一化未显示。",
    }),
    ..READ
};
