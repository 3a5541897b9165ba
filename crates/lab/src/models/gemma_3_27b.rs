//! Gemma 3 27B: as 4B with heads of 128 channels.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Gemma-3 27B.
pub static MODEL: Model = Model {
    id: "gemma-3-27b",
    title: "Gemma-3 27B",
    scheme: "pi",
    dim: 128,
    base: 1e6,
    train: Some(131072),
    knobs: &[("factor", 8.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config; google/gemma_pytorch",
    note: Some(Text {
        en: "These are the full layers, one in six; the others read a window of 1024 tokens with base 10 000.",
        zh: "此为全局层，每六层一层；其余层以底数 10000 读取 1024 个词元的窗口。",
    }),
    ..READ
};
