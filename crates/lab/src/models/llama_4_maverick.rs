//! Llama 4 Maverick: layers as in Scout, without scaling.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Llama-4 Maverick.
pub static MODEL: Model = Model {
    id: "llama-4-maverick",
    title: "Llama-4 Maverick",
    scheme: "rope",
    dim: 128,
    base: 5e5,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "meta-llama/llama-models; transformers",
    note: Some(Text {
        en: "Every fourth layer has no positions but a temperature; the others read chunks of 8192 tokens. Neither is shown.",
        zh: "每第四层无位置编码而有温度，其余层按 8192 个词元分块读取；二者均未显示。",
    }),
    ..READ
};
