//! Command-R v01: base 8·10⁶.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Command-R v01.
pub static MODEL: Model = Model {
    id: "command-r",
    title: "Command-R v01",
    scheme: "rope",
    dim: 128,
    base: 8e6,
    train: Some(8192),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "values second-hand",
    confirmed: false,
    note: Some(Text {
        en: "131 072 tokens are advertised.",
        zh: "宣传长度为 131072 个词元。",
    }),
};
