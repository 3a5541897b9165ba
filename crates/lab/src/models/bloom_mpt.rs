//! BLOOM and MPT: ALiBi instead of rotation.

use super::{About, Model, ROPE};
use crate::text::Text;

/// BLOOM, MPT.
pub static MODEL: Model = Model {
    id: "bloom-mpt",
    title: "BLOOM, MPT",
    scheme: "alibi",
    dim: 128,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers",
    confirmed: false,
    note: Some(Text {
        en: "Head dim and number of heads differ from size to size; those shown are a choice made here.",
        zh: "头维度与头数随尺寸而异；此处为自选。",
    }),
};
