//! Ministral 3 3B (2512): YaRN with both mscales at 1, so that m is 1.

use super::{Model, ROPE};
use crate::text::Text;

/// Ministral 3 3B.
pub static MODEL: Model = Model {
    id: "ministral-3-3b",
    title: "Ministral 3 3B",
    source: "mlc-llm preset; transformers",
    scheme: "yarn",
    dim: 128,
    base: 1e6,
    train: Some(16384),
    knobs: &[("factor", 16.0), ("original", 16384.0), ("mscale", 1.0), ("mscale-all-dim", 1.0)],
    note: Some(Text {
        en: "Its temperature, which grows with the position (β = 0.1), is not shown.",
        zh: "其随位置增长的温度（β = 0.1）未显示。",
    }),
    ..ROPE
};
