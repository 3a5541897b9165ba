//! Pythia 160M: a quarter of 64 channels turns.

use super::{About, Model, READ, ROPE};

/// Pythia 160M.
pub static MODEL: Model = Model {
    id: "pythia-160m",
    title: "Pythia 160M",
    scheme: "partial",
    dim: 64,
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
