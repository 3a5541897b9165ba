//! Gemma 3 1B: base 10⁶ on the full layers.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Gemma-3 1B.
pub static MODEL: Model = Model {
    id: "gemma-3-1b",
    title: "Gemma-3 1B",
    scheme: "rope",
    dim: 256,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; google/gemma_pytorch",
    note: Some(Text {
        en: "These are the full layers, one in six; the others read a window of 512 tokens with base 10 000. Sources disagree on the length: 32 768 (mlc-llm) or 131 072 (litgpt); 32 768 is used.",
        zh: "此为全局层，每六层一层；其余层以底数 10000 读取 512 个词元的窗口。各来源长度不一：32768（mlc-llm）或 131072（litgpt）；此处取 32768。",
    }),
    ..READ
};
