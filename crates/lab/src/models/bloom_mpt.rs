//! BLOOM and MPT: ALiBi instead of rotation.

use super::{Model, ROPE};
use crate::text::Text;

/// BLOOM, MPT.
pub static MODEL: Model = Model {
    id: "bloom-mpt",
    title: "BLOOM, MPT",
    source: "transformers",
    scheme: "alibi",
    dim: 128,
    base: 1e4,
    confirmed: false,
    note: Some(Text {
        en: "Head dim and number of heads differ from size to size; those shown are a choice made here.",
        zh: "头维度与头数随尺寸而异；此处为自选。",
    }),
    ..ROPE
};
