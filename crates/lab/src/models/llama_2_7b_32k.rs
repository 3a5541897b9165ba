//! LLaMA-2-7B-32K: positions interpolated by 8.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// LLaMA-2-7B-32K.
pub static MODEL: Model = Model {
    id: "llama-2-7b-32k",
    title: "LLaMA-2-7B-32K",
    scheme: "pi",
    dim: 128,
    base: 1e4,
    train: Some(32768),
    knobs: &[("factor", 8.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config",
    note: Some(Text {
        en: "Interpolated from 4096 tokens and tuned on 32 768.",
        zh: "由 4096 个词元内插，并在 32768 上微调。",
    }),
    ..READ
};
