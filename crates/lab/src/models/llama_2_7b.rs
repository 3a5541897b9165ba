//! Llama 2: the plain recipe, base 10 000.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Llama-2 7B / 13B / 70B.
pub static MODEL: Model = Model {
    id: "llama-2-7b",
    title: "Llama-2 7B / 13B / 70B",
    scheme: "rope",
    dim: 128,
    base: 1e4,
    train: Some(4096),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Llama 2 report 2023, arXiv:2307.09288; litgpt and mlc-llm configs",
    note: Some(Text {
        en: "Sources disagree on the length: 4096 (litgpt) or 2048 (mlc-llm). 4096 is used.",
        zh: "各来源长度不一：4096（litgpt）或 2048（mlc-llm）。此处取 4096。",
    }),
    ..READ
};
