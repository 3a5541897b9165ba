//! Kimi K2: YaRN with both ends at one turn, a step.

use super::{About, Model, READ, Use};
use crate::text::Text;

/// Kimi K2.
pub static MODEL: Model = Model {
    id: "kimi-k2",
    title: "Kimi K2",
    scheme: "partial",
    dim: 192,
    base: 5e4,
    train: Some(4096),
    knobs: &[("share", 64.0 / 192.0)],
    over: &[Use {
        scheme: "yarn",
        knobs: &[
            ("factor", 32.0),
            ("original", 4096.0),
            ("beta-fast", 1.0),
            ("beta-slow", 1.0),
            ("mscale", 1.0),
            ("mscale-all-dim", 1.0),
            ("softmax-scale", 1.0),
        ],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "maxtext config",
    note: Some(Text {
        en: "The head is shown with its 128 channels at rest and its 64 that turn.",
        zh: "显示整个头：128 个通道静止，64 个通道旋转。",
    }),
    ..READ
};
