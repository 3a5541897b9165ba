//! Position interpolation (PI): RoPE-1D with every position divided by s.
//!
//! Chen et al. 2023, arXiv:2306.15595; "linear" in transformers. Nothing is extrapolated, but neighbours come s times closer.

use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{Interpolation, Rescale};

const FACTOR: Knob = factor(4.0);

/// s: how many times longer than the training length.
pub(super) const fn factor(default: f64) -> Knob {
    Knob {
        key: "factor",
        symbol: "s",
        kind: Kind::Number { min: 1.0, max: 1024.0, default, whole: false, logarithmic: true },
    }
}

/// RoPE-1D with positions divided by s.
pub static SCHEME: Scheme = Scheme {
    id: "pi",
    title: "Position interpolation",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FACTOR],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = θ_i / s",
    source: "Chen et al. 2023, arXiv:2306.15595",
    encode: |setup| {
        let factor = setup.settings.get(&FACTOR, setup.dim);
        Encoding { rescale: Rescale::Interpolation(Interpolation { factor }), ..setup.rope() }
    },
};
