//! Ministral 3 3B (2512): YaRN with both mscales at 1, so that m is 1; its temperature grows with the position.

use super::{About, Model, READ, Use};

/// Ministral 3 3B.
pub static MODEL: Model = Model {
    id: "ministral-3-3b",
    title: "Ministral 3 3B",
    scheme: "yarn",
    dim: 128,
    base: 1e6,
    train: Some(16384),
    knobs: &[("factor", 16.0), ("original", 16384.0), ("mscale", 1.0), ("mscale-all-dim", 1.0)],
    over: &[Use {
        scheme: "ministral-temperature",
        knobs: &[("slope", 0.1), ("original", 16384.0)],
    }],
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "mlc-llm preset; transformers",
    ..READ
};
