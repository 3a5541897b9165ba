//! InternLM2.5: dynamic NTK with s = 2.

use super::{Model, ROPE};

/// InternLM2.5 7B.
pub static MODEL: Model = Model {
    id: "internlm2.5-7b",
    title: "InternLM2.5 7B",
    source: "mlc-llm preset",
    scheme: "dynamic-ntk",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    knobs: &[("factor", 2.0), ("original", 32768.0)],
    ..ROPE
};
