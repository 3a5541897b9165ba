//! Prefix language model: RoPE-1D, and the first g tokens read each other in both directions.
//!
//! Raffel et al. 2019, arXiv:1910.10683, §3.2.1.

use super::{About, Claims, Scheme};
use crate::mask::{Mask, Prefix};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const PREFIX: Knob = Knob {
    key: "prefix",
    symbol: "g",
    kind: Kind::Number { min: 0.0, max: 4096.0, default: 16.0, whole: true, logarithmic: false },
};

/// Prefix LM.
pub static SCHEME: Scheme = Scheme {
    id: "prefix",
    title: "Prefix LM",
    uses_base: true,
    turns: true,
    sets: |_| &["mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[PREFIX],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "n ≤ m or n < g",
    source: "Raffel et al. 2019, arXiv:1910.10683",
    encode: |setup| {
        let length = setup.settings.whole(&PREFIX, setup.dim);
        Encoding { mask: Mask::Prefix(Prefix { length }), ..setup.rope() }
    },
};
