//! Qwen-1: a base that jumps with the length, and a log-n temperature.

use super::{Model, ROPE, Use};

/// Qwen-1 1.8B.
pub static MODEL: Model = Model {
    id: "qwen-1.8b",
    title: "Qwen-1 1.8B",
    source: "mlc-llm preset; github.com/QwenLM/Qwen",
    scheme: "qwen-dynamic-ntk",
    dim: 128,
    base: 1e4,
    train: Some(8192),
    knobs: &[("original", 8192.0)],
    over: &[Use { scheme: "log-n-post-hoc", knobs: &[("original", 8192.0)] }],
    ..ROPE
};
