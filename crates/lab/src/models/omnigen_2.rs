//! OmniGen2: three axes of 40 channels.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// OmniGen2.
pub static MODEL: Model = Model {
    id: "omnigen2",
    title: "OmniGen2",
    scheme: "omni-rope",
    dim: 120,
    base: 1e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "OmniGen2 2025, arXiv:2506.18871, training options as shipped",
    note: Some(Text {
        en: "Its code has 32, 32, 32 as default; the shipped options are used.",
        zh: "其代码默认 32、32、32；此处取随附的训练选项。",
    }),
    ..READ
};
