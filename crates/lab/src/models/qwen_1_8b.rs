//! Qwen-1: a base that jumps with the length, and a log-n temperature.

use super::{About, Model, READ, Use};

/// Qwen-1 1.8B.
pub static MODEL: Model = Model {
    id: "qwen-1.8b",
    title: "Qwen-1 1.8B",
    scheme: "qwen-dynamic-ntk",
    dim: 128,
    base: 1e4,
    train: Some(8192),
    knobs: &[("original", 8192.0)],
    over: &[Use { scheme: "log-n-post-hoc", knobs: &[("original", 8192.0)] }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; github.com/QwenLM/Qwen",
    ..READ
};
