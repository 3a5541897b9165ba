//! EVA-02: coordinates of a grid of 16×16.

use super::{About, Model, ROPE};
use crate::text::Text;

/// EVA-02.
pub static MODEL: Model = Model {
    id: "eva-02",
    title: "EVA-02",
    scheme: "eva-02",
    dim: 64,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "EVA-02 2023, arXiv:2303.11331, released code",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
