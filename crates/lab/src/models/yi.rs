//! Yi: base 5·10⁶, 4096 tokens.

use super::{Model, ROPE};

/// Yi 6B / 34B.
pub static MODEL: Model = Model {
    id: "yi",
    title: "Yi 6B / 34B",
    source: "candle model file",
    scheme: "rope",
    dim: 128,
    base: 5e6,
    train: Some(4096),
    ..ROPE
};
