//! RoPE-Tie: text stays RoPE-1D, pictures are RoPE-2D, and the gaps before and after a picture are equal.
//!
//! Su, kexue.fm 10040 (2024-03-29). The price: the pitch of the patches depends on the size of the picture.

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Alternate};
use crate::knob::{Kind, Knob};
use crate::pairing::Pairing;
use crate::placement::{Placement, RopeTie, Solution};
use crate::recipe::Encoding;

const SOLUTION: Knob = Knob {
    key: "solution",
    symbol: "s, t",
    kind: Kind::Choice { ids: &["integer", "minimal", "equivalence"], default: 0 },
};

/// Stretched pictures with equal gaps.
pub static SCHEME: Scheme = Scheme {
    id: "rope-tie",
    title: "RoPE-Tie",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: true, token_equivalence: false },
    knobs: &[SOLUTION],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (i, j) ↦ (L + i·s, L + j·t),  (h+1)s = (w+1)t",
    source: "Su 2024, kexue.fm/archives/10040",
    encode: |setup| {
        let solution = setup.settings.choice(&SOLUTION, setup.dim, &Solution::ALL);
        let solution = solution.unwrap_or(Solution::Integer);
        Encoding {
            placement: Placement::RopeTie(RopeTie { solution }),
            allocation: Allocation::Alternate(Alternate),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
