//! Command-R v01: base 8·10⁶.

use super::{Model, ROPE};
use crate::text::Text;

/// Command-R v01.
pub static MODEL: Model = Model {
    id: "command-r",
    title: "Command-R v01",
    source: "values second-hand",
    scheme: "rope",
    dim: 128,
    base: 8e6,
    train: Some(8192),
    confirmed: false,
    note: Some(Text {
        en: "131 072 tokens are advertised.",
        zh: "宣传长度为 131072 个词元。",
    }),
    ..ROPE
};
