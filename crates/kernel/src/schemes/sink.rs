//! Learned sink: RoPE-1D with a logit that the softmax sees and then drops, so that weights may sum to less than 1.
//!
//! gpt-oss, one σ per head. A query that finds nothing need not attend to anything.

use super::{About, Claims, Scheme};
use crate::sink::{Learned, Sink};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const LOGIT: Knob = Knob {
    key: "sink-logit",
    symbol: "σ",
    kind: Kind::Number { min: -20.0, max: 40.0, default: 4.0, whole: false, logarithmic: false },
};

/// Learned sink.
pub static SCHEME: Scheme = Scheme {
    id: "sink",
    title: "Learned sink",
    uses_base: true,
    turns: true,
    sets: |_| &["sink"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[LOGIT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "e^z/(e^σ + Σ e^z)",
    source: "OpenAI 2025, github.com/openai/gpt-oss",
    encode: |setup| {
        let logit = setup.settings.get(&LOGIT, setup.dim);
        Encoding { sink: Sink::Learned(Learned { logit }), ..setup.rope() }
    },
};
