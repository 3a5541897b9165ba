//! Retention: scores shrink by γ at each step, on RetNet's ladder.
//!
//! Sun et al. 2023, arXiv:2307.08621: γ_h = 1 − 2^(−5−h) for head h = 0, 1, … RetNet has no softmax: its sum is over the scores
//! themselves. The score reading of the map is what it multiplies values with; weights show what a softmax would make of it.
//!
//! ```
//! use rotarium_kernel::fading::Retention;
//! let gammas = [0, 1, 2, 3].map(|head| Retention::of_head(head).gamma);
//! assert_eq!(gammas, [1.0 - 1.0 / 32.0, 1.0 - 1.0 / 64.0, 1.0 - 1.0 / 128.0, 1.0 - 1.0 / 256.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::fading::{Fading, Retention};
use crate::knob::{Kind, Knob};
use crate::ladder::{Even, Ladder};
use crate::pairing::Pairing;
use crate::recipe::Encoding;

const HEAD: Knob = Knob {
    key: "head",
    symbol: "h",
    kind: Kind::Number { min: 1.0, max: 32.0, default: 1.0, whole: true, logarithmic: false },
};

/// All pairs fade alike.
pub static SCHEME: Scheme = Scheme {
    id: "retention",
    title: "Retention (RetNet)",
    uses_base: true,
    turns: true,
    sets: |_| &["ladder", "fading"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[HEAD],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Re Σ q_i k̄_i e^{iΔθ_i} γ^Δ,  γ = 1 − 2^(−4−h)",
    source: "Sun et al. 2023, arXiv:2307.08621",
    encode: |setup| {
        let head = setup.settings.whole(&HEAD, setup.dim);
        Encoding {
            ladder: Ladder::Even(Even { base: setup.base }),
            fading: Fading::Retention(Retention::of_head(head.saturating_sub(1))),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
