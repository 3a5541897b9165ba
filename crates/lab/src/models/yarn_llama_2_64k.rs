//! YaRN-Llama-2-7B-64k: Llama 2 stretched 16 times by YaRN.

use super::{About, Model, READ, ROPE};

/// YaRN-Llama-2-7B-64k.
pub static MODEL: Model = Model {
    id: "yarn-llama-2-7b-64k",
    title: "YaRN-Llama-2-7B-64k",
    scheme: "yarn",
    dim: 128,
    base: 1e4,
    train: Some(4096),
    knobs: &[("factor", 16.0), ("original", 4096.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "github.com/jquesnelle/yarn, configs of the released models",
    ..READ
};
