//! Sandwich: nothing rotates; the product of two sinusoidal vectors is a bias.
//!
//! Chi et al. 2022, arXiv:2212.10356; Su, kexue.fm 9431. The constants per head are not given here: λ and d̄ are knobs.

use super::{About, Claims, Scheme};
use crate::bias::{Bias, Sandwich};
use crate::ladder::{Ladder, Still};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const AMPLITUDE: Knob = Knob {
    key: "amplitude",
    symbol: "λ",
    kind: Kind::Number { min: 0.01, max: 16.0, default: 0.125, whole: false, logarithmic: true },
};
const WIDTH: Knob = Knob {
    key: "width",
    symbol: "d̄",
    kind: Kind::Number { min: 2.0, max: 512.0, default: 128.0, whole: true, logarithmic: true },
};

/// Sandwich.
pub static SCHEME: Scheme = Scheme {
    id: "sandwich",
    title: "Sandwich",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[AMPLITUDE, WIDTH],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/√d + λ Σ cos((m − n)/10000^(2i/d̄))",
    source: "Chi et al. 2022, arXiv:2212.10356",
    encode: |setup| {
        let amplitude = setup.settings.get(&AMPLITUDE, setup.dim);
        let width = setup.settings.whole(&WIDTH, setup.dim);
        let bias = Bias::Sandwich(Sandwich { amplitude, width });
        Encoding { ladder: Ladder::Still(Still), bias, ..setup.rope() }
    },
};
