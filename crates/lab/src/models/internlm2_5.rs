//! InternLM2.5: dynamic NTK with s = 2.

use super::{About, Model, READ, ROPE};

/// InternLM2.5 7B.
pub static MODEL: Model = Model {
    id: "internlm2.5-7b",
    title: "InternLM2.5 7B",
    scheme: "dynamic-ntk",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    knobs: &[("factor", 2.0), ("original", 32768.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
