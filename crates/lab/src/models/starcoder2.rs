//! StarCoder2: base 10⁶, 16 384 tokens.

use super::{Model, ROPE};
use crate::text::Text;

/// StarCoder2 (36 heads).
pub static MODEL: Model = Model {
    id: "starcoder2",
    title: "StarCoder2 (36 heads)",
    source: "mlc-llm preset",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(16384),
    note: Some(Text {
        en: "A sliding window of 4096 tokens is not part of the recipe.",
        zh: "4096 个词元的滑动窗口不在配方中。",
    }),
    ..ROPE
};
