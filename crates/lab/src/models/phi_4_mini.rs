//! Phi-4-mini: LongRoPE over 96 of 128 channels.

use super::{About, Model, READ, Use};

/// Phi-4-mini.
pub static MODEL: Model = Model {
    id: "phi-4-mini",
    title: "Phi-4-mini",
    scheme: "partial",
    dim: 128,
    base: 1e4,
    train: Some(4096),
    knobs: &[("share", 0.75)],
    over: &[Use {
        scheme: "longrope",
        knobs: &[("lists", 1.0), ("factor", 32.0), ("original", 4096.0)],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; litgpt config",
    ..READ
};
