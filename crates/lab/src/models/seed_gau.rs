//! The GAU models of Su's experiments on length extrapolation: one head of 128 channels, trained on 512 tokens.

use super::{About, Model, READ, ROPE};

/// GAU (Su, L = 512).
pub static MODEL: Model = Model {
    id: "seed-gau",
    title: "GAU (Su, L = 512)",
    scheme: "rope",
    dim: 128,
    base: 1e4,
    train: Some(512),
    knobs: &[("pairing", 0.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Su 2023, kexue.fm/archives/9706 and 9708",
    ..READ
};
