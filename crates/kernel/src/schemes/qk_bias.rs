//! RoPE-1D with a constant added to q and k before they turn.
//!
//! Su, kexue.fm 9577: the term aᵀ R b falls with distance whatever the content, like a bias. He later doubted that the gain in
//! longer texts can be reproduced. The learned vectors are one number each here.

use super::{About, Claims, Scheme};
use crate::additive::{Additive, Constant};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const QUERY: Knob = Knob {
    key: "query-bias",
    symbol: "a",
    kind: Kind::Number { min: -8.0, max: 8.0, default: 1.0, whole: false, logarithmic: false },
};
const KEY: Knob = Knob {
    key: "key-bias",
    symbol: "b",
    kind: Kind::Number { min: -8.0, max: 8.0, default: 1.0, whole: false, logarithmic: false },
};

/// RoPE with q and k biases.
pub static SCHEME: Scheme = Scheme {
    id: "qk-bias",
    title: "RoPE with q and k biases",
    uses_base: true,
    turns: true,
    sets: |_| &["additive"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[QUERY, KEY],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "(q + a)ᵀ R_{m−n} (k + b)",
    source: "Su, kexue.fm/archives/9577",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let additive = Additive::Constant(Constant { query: get(&QUERY), key: get(&KEY) });
        Encoding { additive, ..setup.rope() }
    },
};
