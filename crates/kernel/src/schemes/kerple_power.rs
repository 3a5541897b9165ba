//! KERPLE, power: nothing rotates; a penalty that grows as a power of distance. r₂ = 1 is ALiBi.
//!
//! Chi et al. 2022, arXiv:2205.09921.

use super::{About, Claims, Scheme};
use crate::bias::{Bias, KerplePower};
use crate::ladder::{Ladder, Still};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const AMPLITUDE: Knob = Knob {
    key: "amplitude",
    symbol: "r₁",
    kind: Kind::Number { min: 0.01, max: 16.0, default: 0.5, whole: false, logarithmic: true },
};
const EXPONENT: Knob = Knob {
    key: "bias-exponent",
    symbol: "r₂",
    kind: Kind::Number { min: 0.01, max: 2.0, default: 0.5, whole: false, logarithmic: false },
};

/// KERPLE, power.
pub static SCHEME: Scheme = Scheme {
    id: "kerple-power",
    title: "KERPLE, power",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[AMPLITUDE, EXPONENT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/√d − r₁ |m − n|^r₂",
    source: "Chi et al. 2022, arXiv:2205.09921",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let power = KerplePower { amplitude: get(&AMPLITUDE), exponent: get(&EXPONENT) };
        Encoding { ladder: Ladder::Still(Still), bias: Bias::KerplePower(power), ..setup.rope() }
    },
};
