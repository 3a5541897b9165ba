//! Phi-3-mini-4k: heads of 96 channels and a window.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Phi-3-mini-4k.
pub static MODEL: Model = Model {
    id: "phi-3-mini-4k",
    title: "Phi-3-mini-4k",
    scheme: "window",
    dim: 96,
    base: 1e4,
    train: Some(4096),
    knobs: &[("window", 2047.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config; transformers",
    note: Some(Text {
        en: "Sources disagree on the window: 2047 or 2048 tokens; 2047 is used.",
        zh: "各来源窗口不一：2047 或 2048 个词元；此处取 2047。",
    }),
    ..READ
};
