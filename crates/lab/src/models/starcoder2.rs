//! StarCoder2: base 10⁶, 16 384 tokens, a window of 4096.

use super::{About, Model, READ, ROPE};

/// StarCoder2 (36 heads).
pub static MODEL: Model = Model {
    id: "starcoder2",
    title: "StarCoder2 (36 heads)",
    scheme: "window",
    dim: 128,
    base: 1e6,
    train: Some(16384),
    knobs: &[("window", 4096.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset",
    ..READ
};
