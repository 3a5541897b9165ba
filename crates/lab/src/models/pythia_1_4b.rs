//! Pythia 1.4B and 6.9B: a quarter of 128 channels turns.

use super::{About, Model, READ, ROPE};

/// Pythia 1.4B / 6.9B.
pub static MODEL: Model = Model {
    id: "pythia-1.4b",
    title: "Pythia 1.4B / 6.9B",
    scheme: "partial",
    dim: 128,
    base: 1e4,
    train: Some(2048),
    knobs: &[("share", 0.25)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt config; repository of the model",
    ..READ
};
