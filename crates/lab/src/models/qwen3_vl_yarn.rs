//! Qwen3-VL as suggested for longer texts: YaRN with s = 3 over 262 144 tokens.

use super::{About, Model, READ, Use};

/// Qwen3-VL with YaRN.
pub static MODEL: Model = Model {
    id: "qwen3-vl-yarn",
    title: "Qwen3-VL with YaRN",
    scheme: "m-rope-i",
    dim: 128,
    base: 5e6,
    train: Some(262144),
    knobs: &[("section-t", 24.0), ("section-h", 20.0)],
    over: &[Use {
        scheme: "yarn",
        knobs: &[("factor", 3.0), ("original", 262144.0)],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "model card of Qwen3-VL",
    ..READ
};
