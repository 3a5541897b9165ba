//! Λ-mask: RoPE-1D under a sliding window, with the first g tokens in reach of all.
//!
//! Han et al. 2023, arXiv:2308.16137 (g from 10 to 100); Xiao et al. 2023, arXiv:2309.17453 (g = 4). Models put attention
//! that they do not need on the first tokens; a window without them takes that outlet away. Distances are left as they are
//! here.

use super::{About, Claims, Scheme};
use crate::mask::{Lambda, Mask};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const GLOBAL: Knob = Knob {
    key: "global",
    symbol: "g",
    kind: Kind::Number { min: 0.0, max: 4096.0, default: 4.0, whole: true, logarithmic: false },
};
const WINDOW: Knob = Knob {
    key: "window",
    symbol: "w",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 32.0, whole: true, logarithmic: true },
};

/// Λ-mask.
pub static SCHEME: Scheme = Scheme {
    id: "lambda",
    title: "Λ-mask",
    uses_base: true,
    turns: true,
    sets: |_| &["mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[GLOBAL, WINDOW],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "0 ≤ m − n < w or n < g",
    source: "Han et al. 2023, arXiv:2308.16137; Xiao et al. 2023, arXiv:2309.17453",
    encode: |setup| {
        let whole = |knob| setup.settings.whole(knob, setup.dim);
        let mask = Mask::Lambda(Lambda { global: whole(&GLOBAL), width: whole(&WINDOW) });
        Encoding { mask, ..setup.rope() }
    },
};
