//! FIRE: nothing rotates; a small network of the distance relative to the place of the query is a bias.
//!
//! Li et al. 2023, arXiv:2310.04418. c starts at 0.1 and L at 512 before training. The network of each head is drawn, not
//! trained; see [`crate::bias::Fire`].

use super::{About, Claims, Scheme};
use crate::bias::{Bias, Fire};
use crate::ladder::{Ladder, Still};
use super::yarn::original;
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const RATE: Knob = Knob {
    key: "rate",
    symbol: "c",
    kind: Kind::Number { min: 0.001, max: 10.0, default: 0.1, whole: false, logarithmic: true },
};
const ORIGINAL: Knob = original(512.0);
const HEAD: Knob = Knob {
    key: "head",
    symbol: "h",
    kind: Kind::Number { min: 1.0, max: 128.0, default: 4.0, whole: true, logarithmic: false },
};

/// FIRE.
pub static SCHEME: Scheme = Scheme {
    id: "fire",
    title: "FIRE",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[RATE, ORIGINAL, HEAD],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/√d + f(ψ(|m − n|)/ψ(max(m, L)))",
    source: "Li et al. 2023, arXiv:2310.04418",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let head = setup.settings.whole(&HEAD, setup.dim).saturating_sub(1);
        let bias = Bias::Fire(Fire::of_head(head, get(&RATE), get(&ORIGINAL)));
        Encoding { ladder: Ladder::Still(Still), bias, ..setup.rope() }
    },
};
