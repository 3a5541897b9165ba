//! ALiBi: nothing rotates; each head subtracts its slope times the distance.
//!
//! Press, Smith & Lewis 2021, arXiv:2108.12409.

use super::{About, Claims, Scheme};
use crate::bias::{Alibi, Bias};
use crate::knob::{Kind, Knob};
use crate::ladder::{Ladder, Still};
use crate::recipe::Encoding;

const HEADS: Knob = Knob {
    key: "heads",
    symbol: "H",
    kind: Kind::Number { min: 1.0, max: 128.0, default: 8.0, whole: true, logarithmic: false },
};
const HEAD: Knob = Knob {
    key: "head",
    symbol: "h",
    kind: Kind::Number { min: 1.0, max: 128.0, default: 4.0, whole: true, logarithmic: false },
};

/// Linear bias per head.
pub static SCHEME: Scheme = Scheme {
    id: "alibi",
    title: "ALiBi",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[HEADS, HEAD],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k − 2^(−8h/H) |m − n|",
    source: "Press et al. 2021, arXiv:2108.12409",
    encode: |setup| {
        let heads = setup.settings.whole(&HEADS, setup.dim);
        let head = setup.settings.whole(&HEAD, setup.dim).min(heads);
        let bias = Bias::Alibi(Alibi::of_head(head.saturating_sub(1), heads));
        Encoding { ladder: Ladder::Still(Still), bias, ..setup.rope() }
    },
};
