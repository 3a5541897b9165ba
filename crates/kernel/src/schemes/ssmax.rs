//! Scalable softmax: RoPE-1D with scores times a·ln(m + 1), which is a softmax whose base grows with the text.
//!
//! Nakanishi 2025, arXiv:2501.19399; a is learned per head.

use super::{About, Claims, Scheme};
use crate::temperature::{SsMax, Temperature};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const SLOPE: Knob = Knob {
    key: "slope",
    symbol: "a",
    kind: Kind::Number { min: 0.01, max: 4.0, default: 0.5, whole: false, logarithmic: false },
};

/// Scalable softmax (SSMax).
pub static SCHEME: Scheme = Scheme {
    id: "ssmax",
    title: "Scalable softmax (SSMax)",
    uses_base: true,
    turns: true,
    sets: |_| &["temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SLOPE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "a ln(m + 1) · q · k/√d",
    source: "Nakanishi 2025, arXiv:2501.19399",
    encode: |setup| {
        let slope = setup.settings.get(&SLOPE, setup.dim);
        Encoding { temperature: Temperature::SsMax(SsMax { slope }), ..setup.rope() }
    },
};
