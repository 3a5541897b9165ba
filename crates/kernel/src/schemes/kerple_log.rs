//! KERPLE, logarithmic: nothing rotates; a penalty that grows ever slower with distance.
//!
//! Chi et al. 2022, arXiv:2205.09921. Both numbers are learned per head, from r₁ in (0, 2) and r₂ in (0, 1).

use super::{About, Claims, Scheme};
use crate::bias::{Bias, KerpleLog};
use crate::ladder::{Ladder, Still};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const AMPLITUDE: Knob = Knob {
    key: "amplitude",
    symbol: "r₁",
    kind: Kind::Number { min: 0.01, max: 16.0, default: 1.0, whole: false, logarithmic: true },
};
const RATE: Knob = Knob {
    key: "rate",
    symbol: "r₂",
    kind: Kind::Number { min: 0.001, max: 10.0, default: 0.5, whole: false, logarithmic: true },
};

/// KERPLE, logarithmic.
pub static SCHEME: Scheme = Scheme {
    id: "kerple-log",
    title: "KERPLE, logarithmic",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[AMPLITUDE, RATE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/√d − r₁ ln(1 + r₂ |m − n|)",
    source: "Chi et al. 2022, arXiv:2205.09921",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let bias = Bias::KerpleLog(KerpleLog { amplitude: get(&AMPLITUDE), rate: get(&RATE) });
        Encoding { ladder: Ladder::Still(Still), bias, ..setup.rope() }
    },
};
