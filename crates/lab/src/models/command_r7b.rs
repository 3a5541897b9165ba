//! Command-R7B and Command-A: base 50 000 on the layers that turn.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Command-R7B / Command-A.
pub static MODEL: Model = Model {
    id: "command-r7b",
    title: "Command-R7B / Command-A",
    scheme: "rope",
    dim: 128,
    base: 5e4,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers for the pattern; numbers second-hand",
    confirmed: false,
    note: Some(Text {
        en: "These are the layers with a window of 4096 tokens, three in four; the full layers have no positions.",
        zh: "此为窗口 4096 的层，每四层三层；全局层无位置编码。",
    }),
};
