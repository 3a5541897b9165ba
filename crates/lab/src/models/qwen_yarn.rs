//! Qwen2.5 and Qwen3 as recommended for long texts: YaRN with s = 4 over 32 768 tokens.

use super::{About, Model, READ, ROPE};

/// Qwen2.5 / Qwen3 with YaRN.
pub static MODEL: Model = Model {
    id: "qwen-yarn",
    title: "Qwen2.5 / Qwen3 with YaRN",
    scheme: "yarn",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    knobs: &[("factor", 4.0), ("original", 32768.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "model cards of Qwen2.5 and Qwen3; litgpt config",
    ..READ
};
