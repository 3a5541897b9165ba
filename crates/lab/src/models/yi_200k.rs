//! Yi-200K: base 5·10⁶, 200 000 tokens.

use super::{Model, ROPE};

/// Yi-200K.
pub static MODEL: Model = Model {
    id: "yi-200k",
    title: "Yi-200K",
    source: "values second-hand",
    scheme: "rope",
    dim: 128,
    base: 5e6,
    train: Some(200000),
    confirmed: false,
    ..ROPE
};
