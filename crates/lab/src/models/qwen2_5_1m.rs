//! Qwen2.5-1M: base 10⁷.

use super::{Model, ROPE};
use crate::text::Text;

/// Qwen2.5-1M 7B / 14B.
pub static MODEL: Model = Model {
    id: "qwen2.5-1m",
    title: "Qwen2.5-1M 7B / 14B",
    source: "litgpt config",
    scheme: "rope",
    dim: 128,
    base: 1e7,
    train: Some(1010000),
    confirmed: false,
    note: Some(Text {
        en: "Dual chunk attention (chunks of 262 144, local 8192) is not shown.",
        zh: "双块注意力（块 262144，局部 8192）未显示。",
    }),
    ..ROPE
};
