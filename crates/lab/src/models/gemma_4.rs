//! Gemma 4: full layers of 512 channels, of which the fastest quarter turns.

use super::{About, Model, READ, ROPE};
use crate::text::Text;

/// Gemma 4.
pub static MODEL: Model = Model {
    id: "gemma-4",
    title: "Gemma 4",
    scheme: "proportional",
    dim: 512,
    base: 1e6,
    train: Some(131072),
    knobs: &[("share", 0.25)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "transformers; maxtext config",
    note: Some(Text {
        en: "These are the full layers; the others have heads of 256 channels, base 10 000 and a window of 512 or 1024. At least one large size has 262 144 tokens.",
        zh: "此为全局层；其余层头维度 256、底数 10000、窗口 512 或 1024。至少一个大尺寸为 262144 个词元。",
    }),
    ..READ
};
