//! DeepSeek-V2 and V2-Lite: YaRN with s = 40 on 64 of 192 channels, its growth squared into the softmax scale.

use super::{About, Model, READ, Use};
use crate::text::Text;

/// DeepSeek-V2 / V2-Lite.
pub static MODEL: Model = Model {
    id: "deepseek-v2",
    title: "DeepSeek-V2 / V2-Lite",
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
            ("mscale", 0.707),
            ("mscale-all-dim", 0.707),
            ("softmax-scale", 1.0),
        ],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; maxtext config",
    note: Some(Text {
        en: "The head is shown with its 128 channels at rest and its 64 that turn. The numbers of the large V2 are unconfirmed.",
        zh: "显示整个头：128 个通道静止，64 个通道旋转。大尺寸 V2 的数值未经核实。",
    }),
    ..READ
};
