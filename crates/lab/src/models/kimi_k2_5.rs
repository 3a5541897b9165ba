//! Kimi K2.5: YaRN with s = 64.

use super::{About, Model, Use};
use crate::text::Text;

/// Kimi K2.5.
pub static MODEL: Model = Model {
    id: "kimi-k2.5",
    title: "Kimi K2.5",
    scheme: "partial",
    dim: 192,
    base: 5e4,
    train: Some(4096),
    knobs: &[("share", 64.0 / 192.0)],
    over: &[Use {
        scheme: "yarn",
        knobs: &[("factor", 64.0), ("original", 4096.0)],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "values second-hand; as Kimi K2",
    confirmed: false,
    note: Some(Text {
        en: "The head is shown with its 128 channels at rest and its 64 that turn. Whether it states an mscale was not read.",
        zh: "显示整个头：128 个通道静止，64 个通道旋转。是否设有 mscale 未读到。",
    }),
};
