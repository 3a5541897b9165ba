//! Ministral 3: RoPE-1D with scores that grow with the number of stretches, counting from 0.
//!
//! `llama_4_scaling_beta` β = 0.1, L = 16384. The model also stretches its ladder by YaRN, which is left out here.

use super::{About, Claims, Scheme};
use crate::temperature::{Growing, Temperature};
use super::yarn::original;
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const SLOPE: Knob = Knob {
    key: "slope",
    symbol: "β",
    kind: Kind::Number { min: 0.0, max: 2.0, default: 0.1, whole: false, logarithmic: false },
};
const ORIGINAL: Knob = original(16384.0);

/// Ministral temperature.
pub static SCHEME: Scheme = Scheme {
    id: "ministral-temperature",
    title: "Ministral temperature",
    uses_base: true,
    turns: true,
    sets: |_| &["temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SLOPE, ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "(1 + β ln(1 + ⌊m/L⌋)) q · k/√d",
    source: "Mistral AI 2025, github.com/huggingface/transformers (Ministral 3)",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let growing = Growing { slope: get(&SLOPE), original: get(&ORIGINAL), from: 0 };
        Encoding { temperature: Temperature::Growing(growing), ..setup.rope() }
    },
};
