//! Unified-IO 2: text and pictures without a coordinate in common.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Unified-IO 2.
pub static MODEL: Model = Model {
    id: "unified-io-2",
    title: "Unified-IO 2",
    scheme: "unified-io-2",
    dim: 128,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "Unified-IO 2 2023, arXiv:2312.17172, released code",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
