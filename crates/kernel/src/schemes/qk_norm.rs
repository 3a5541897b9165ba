//! QK-norm: RoPE-1D on queries and keys whose channels have mean square g², times 1/√d.
//!
//! Qwen3, Gemma 3 and OLMo 2 normalise first and turn then, with learned gains per channel; here one gain is shared.

use super::{About, Claims, Scheme};
use crate::norm::{Norm, Rms};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const GAIN: Knob = Knob {
    key: "gain",
    symbol: "g",
    kind: Kind::Number { min: 0.1, max: 8.0, default: 1.0, whole: false, logarithmic: true },
};

/// QK-norm.
pub static SCHEME: Scheme = Scheme {
    id: "qk-norm",
    title: "QK-norm",
    uses_base: true,
    turns: true,
    sets: |_| &["norm"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[GAIN],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "g² · (√d q/‖q‖) · (√d k/‖k‖)/√d",
    source: "Henry et al. 2020, arXiv:2010.04245; Qwen3, Gemma 3, OLMo 2",
    encode: |setup| {
        let gain = setup.settings.get(&GAIN, setup.dim);
        Encoding { norm: Norm::Rms(Rms { gain }), ..setup.rope() }
    },
};
