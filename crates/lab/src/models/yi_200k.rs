//! Yi-200K: base 5·10⁶, 200 000 tokens.

use super::{About, Model, READ, ROPE};

/// Yi-200K.
pub static MODEL: Model = Model {
    id: "yi-200k",
    title: "Yi-200K",
    scheme: "rope",
    dim: 128,
    base: 5e6,
    train: Some(200000),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "values second-hand",
    confirmed: false,
    ..READ
};
