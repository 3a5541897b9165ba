//! gpt-oss: YaRN with fractional ends, base 150 000.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// gpt-oss 20B / 120B.
pub static MODEL: Model = Model {
    id: "gpt-oss",
    title: "gpt-oss 20B / 120B",
    scheme: "yarn",
    dim: 64,
    base: 150000.0,
    train: Some(4096),
    knobs: &[("factor", 32.0), ("original", 4096.0), ("truncate", 0.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "github.com/openai/gpt-oss; transformers; maxtext config",
    note: Some(Text {
        en: "Every other layer reads a window of 128 tokens, and each head has a learned sink; neither is shown.",
        zh: "每隔一层读取 128 个词元的窗口，且每个头有学得的汇点；二者均未显示。",
    }),
    ..READ
};
