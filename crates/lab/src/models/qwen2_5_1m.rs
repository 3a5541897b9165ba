//! Qwen2.5-1M: base 10⁷ and dual chunks.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Qwen2.5-1M 7B / 14B.
pub static MODEL: Model = Model {
    id: "qwen2.5-1m",
    title: "Qwen2.5-1M 7B / 14B",
    scheme: "dca",
    dim: 128,
    base: 1e7,
    train: Some(1010000),
    knobs: &[("chunk-limit", 262144.0), ("local", 8192.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config",
    confirmed: false,
    note: Some(Text {
        en: "The length is that of the longest text; the configuration of the chunks names 262 144 as the original length.",
        zh: "长度为最长文本的长度；块的配置以 262144 为原始长度。",
    }),
};
