//! GPT-NeoX-20B: heads of 96 channels of which a quarter rotates.

use super::{About, Model, READ, ROPE};

/// GPT-NeoX-20B.
pub static MODEL: Model = Model {
    id: "gpt-neox-20b",
    title: "GPT-NeoX-20B",
    scheme: "partial",
    dim: 96,
    base: 1e4,
    train: Some(2048),
    knobs: &[("share", 0.25)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Black et al. 2022, arXiv:2204.06745; transformers config",
    ..READ
};
