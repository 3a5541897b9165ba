//! OLMo 3: YaRN with s = 8 on the full layers.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// OLMo-3 7B / 32B.
pub static MODEL: Model = Model {
    id: "olmo-3",
    title: "OLMo-3 7B / 32B",
    scheme: "yarn",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    knobs: &[("factor", 8.0), ("original", 8192.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "maxtext config",
    note: Some(Text {
        en: "These are the full layers, one in four; the others read a window of 4096 tokens without scaling.",
        zh: "此为全局层，每四层一层；其余层不缩放，读取 4096 个词元的窗口。",
    }),
    ..READ
};
