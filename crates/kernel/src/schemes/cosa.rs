//! Cosine attention: RoPE-1D on queries and keys of length 1, times λ = 4 ln n.
//!
//! Su, kexue.fm 9859 (CosA): n is half the trained length, or the readable tokens of each query.

use super::{About, Claims, Scheme};
use crate::norm::{Cosine, Norm};
use crate::temperature::{CosineScale, Temperature};
use super::yarn::original;
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const ORIGINAL: Knob = original(512.0);
const LENGTH: Knob = Knob {
    key: "lambda-length",
    symbol: "n",
    kind: Kind::Choice { ids: &["half-trained", "readable"], default: 0 },
};

/// Cosine attention (CosA).
pub static SCHEME: Scheme = Scheme {
    id: "cosa",
    title: "Cosine attention (CosA)",
    uses_base: true,
    turns: true,
    sets: |_| &["norm", "temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[ORIGINAL, LENGTH],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "4 ln n · q/‖q‖ · k/‖k‖",
    source: "Su, kexue.fm/archives/9859",
    encode: |setup| {
        let original = setup.settings.get(&ORIGINAL, setup.dim);
        let growing = setup.settings.whole(&LENGTH, setup.dim) == 1;
        let temperature = Temperature::CosineScale(CosineScale { original, growing });
        Encoding { norm: Norm::Cosine(Cosine), temperature, ..setup.rope() }
    },
};
