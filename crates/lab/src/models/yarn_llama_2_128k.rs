//! YaRN-Llama-2-7B-128k: Llama 2 stretched 32 times by YaRN.

use super::{About, Model, READ, ROPE};

/// YaRN-Llama-2-7B-128k.
pub static MODEL: Model = Model {
    id: "yarn-llama-2-7b-128k",
    title: "YaRN-Llama-2-7B-128k",
    scheme: "yarn",
    dim: 128,
    base: 1e4,
    train: Some(4096),
    knobs: &[("factor", 32.0), ("original", 4096.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "github.com/jquesnelle/yarn, configs of the released models",
    ..READ
};
