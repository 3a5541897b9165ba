//! DeepSeek-V3 and its kin: as V2, with mscales of 1.

use super::{About, Model, READ, Use};
use crate::text::Text;

/// DeepSeek-V3 / R1 / V3.2.
pub static MODEL: Model = Model {
    id: "deepseek-v3",
    title: "DeepSeek-V3 / R1 / V3.2",
    scheme: "partial",
    dim: 192,
    base: 1e4,
    train: Some(4096),
    knobs: &[("share", 64.0 / 192.0)],
    over: &[Use {
        scheme: "yarn",
        knobs: &[
            ("factor", 40.0),
            ("original", 4096.0),
            ("mscale", 1.0),
            ("mscale-all-dim", 1.0),
            ("softmax-scale", 1.0),
        ],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "github.com/deepseek-ai/DeepSeek-V3; maxtext config",
    note: Some(Text {
        en: "The head is shown with its 128 channels at rest and its 64 that turn.",
        zh: "显示整个头：128 个通道静止，64 个通道旋转。",
    }),
    ..READ
};
