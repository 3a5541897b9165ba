//! Sinusoidal vectors added to q and k.
//!
//! Vaswani et al. 2017, arXiv:1706.03762, §3.5. Only where content is absent is the score a function of distance alone; Su,
//! kexue.fm 8231, discusses which term is lost.

use super::{About, Claims, Scheme};
use crate::additive::{Additive, Sinusoidal};
use crate::ladder::{Ladder, Still};
use crate::pairing::Pairing;
use crate::recipe::Encoding;

/// Additive sinusoidal encoding.
pub static SCHEME: Scheme = Scheme {
    id: "sinusoidal",
    title: "Sinusoidal",
    uses_base: true,
    turns: false,
    sets: |_| &["additive", "ladder"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "(q + p_m) · (k + p_n)",
    source: "Vaswani et al. 2017, arXiv:1706.03762",
    encode: |setup| Encoding {
        additive: Additive::Sinusoidal(Sinusoidal { base: setup.base }),
        ladder: Ladder::Still(Still),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
