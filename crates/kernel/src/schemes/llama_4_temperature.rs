//! The layers of Llama 4 that do not rotate: no position but the mask, and scores that grow with the number of stretches.
//!
//! `attn_scale` β = 0.1, `floor_scale` L = 8192, counting from 1.

use super::{About, Claims, Scheme};
use crate::ladder::{Ladder, Still};
use crate::temperature::{Growing, Temperature};
use super::yarn::original;
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const SLOPE: Knob = Knob {
    key: "slope",
    symbol: "β",
    kind: Kind::Number { min: 0.0, max: 2.0, default: 0.1, whole: false, logarithmic: false },
};
const ORIGINAL: Knob = original(8192.0);

/// Llama 4 temperature.
pub static SCHEME: Scheme = Scheme {
    id: "llama-4-temperature",
    title: "Llama 4 temperature",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SLOPE, ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "(1 + β ln(1 + ⌊(m + 1)/L⌋)) q · k/√d",
    source: "Meta 2025, github.com/meta-llama/llama-models (Llama 4)",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let growing = Growing { slope: get(&SLOPE), original: get(&ORIGINAL), from: 1 };
        let temperature = Temperature::Growing(growing);
        Encoding { ladder: Ladder::Still(Still), temperature, ..setup.rope() }
    },
};
