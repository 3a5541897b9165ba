//! DeepSeek-V4: YaRN with s = 16; only the channels that turn are shown.

use super::{About, Model, ROPE};
use crate::text::Text;

/// DeepSeek-V4 284B.
pub static MODEL: Model = Model {
    id: "deepseek-v4",
    title: "DeepSeek-V4 284B",
    scheme: "yarn",
    dim: 64,
    base: 1e4,
    train: Some(65536),
    knobs: &[("factor", 16.0), ("original", 65536.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "maxtext config",
    confirmed: false,
    note: Some(Text {
        en: "The whole head dim was not read, so the 64 turning channels stand alone; the compressed branch has base 160 000.",
        zh: "完整头维度未读到，仅显示旋转的 64 个通道；压缩分支的底数为 160000。",
    }),
};
