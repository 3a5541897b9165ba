//! ERNIE-4.5-VL: sections 22, 22, 20, time on the slow pairs.

use super::{About, Model, ROPE};
use crate::text::Text;

/// ERNIE-4.5-VL.
pub static MODEL: Model = Model {
    id: "ernie-4.5-vl",
    title: "ERNIE-4.5-VL",
    scheme: "ernie-vl",
    dim: 128,
    base: 5e5,
    knobs: &[("section-t", 20.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "ERNIE 4.5 2025, released code",
    confirmed: false,
    note: Some(Text {
        en: "The head dim was not read in a source; it is a choice made here.",
        zh: "头维度未见于所读来源，为此处自选。",
    }),
};
