//! Yi: base 5·10⁶, 4096 tokens.

use super::{About, Model, READ, ROPE};

/// Yi 6B / 34B.
pub static MODEL: Model = Model {
    id: "yi",
    title: "Yi 6B / 34B",
    scheme: "rope",
    dim: 128,
    base: 5e6,
    train: Some(4096),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "candle model file",
    ..READ
};
