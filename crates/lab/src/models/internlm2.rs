//! InternLM2: base 10⁶, 32 768 tokens.

use super::{About, Model, READ, ROPE};

/// InternLM2 7B.
pub static MODEL: Model = Model {
    id: "internlm2-7b",
    title: "InternLM2 7B",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
