//! Qwen3.5: a quarter of 256 channels turns, in sections that alternate.

use super::{About, Model, READ, Use};

/// Qwen3.5 35B-A3B / 397B-A17B.
pub static MODEL: Model = Model {
    id: "qwen3.5",
    title: "Qwen3.5 35B-A3B / 397B-A17B",
    scheme: "partial",
    dim: 256,
    base: 1e7,
    train: Some(262144),
    knobs: &[("share", 0.25)],
    over: &[Use {
        scheme: "m-rope-i",
        knobs: &[("section-t", 11.0), ("section-h", 11.0)],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "maxtext config",
    ..READ
};
