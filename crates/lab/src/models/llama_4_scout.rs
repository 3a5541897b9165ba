//! Llama 4 Scout: both ends of the ramp at one turn, so that it is a step.

use super::{About, Model, ROPE};
use crate::text::Text;

/// Llama-4 Scout.
pub static MODEL: Model = Model {
    id: "llama-4-scout",
    title: "Llama-4 Scout",
    scheme: "llama3",
    dim: 128,
    base: 5e5,
    train: Some(8192),
    knobs: &[("factor", 16.0), ("low-freq-factor", 1.0), ("high-freq-factor", 1.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "meta-llama/llama-models; transformers",
    confirmed: false,
    note: Some(Text {
        en: "Every fourth layer has no positions but a temperature; the others read chunks of 8192 tokens. Neither is shown. Sources disagree: another copy of the base model has factor 8, high end 4 and 262 144 tokens; the instruct values are used.",
        zh: "每第四层无位置编码而有温度，其余层按 8192 个词元分块读取；二者均未显示。各来源不一：另一份基础模型配置为倍数 8、高端 4、262144 个词元；此处取指令模型的值。",
    }),
};
