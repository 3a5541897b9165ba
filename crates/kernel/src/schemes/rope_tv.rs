//! RoPE-TV (RoPE-Tie-v2): equal gaps, pitch 1, and a picture counts as exactly its w·h tokens.
//!
//! Su, kexue.fm 10352 (2024-09-06). The centre of every picture lies on the text diagonal.

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Alternate};
use crate::pairing::Pairing;
use crate::placement::{Placement, RopeTv};
use crate::recipe::Encoding;

/// Pictures that float at the middle of the hole they leave.
pub static SCHEME: Scheme = Scheme {
    id: "rope-tv",
    title: "RoPE-TV",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (i, j) ↦ (L + ½(wh−h) + i, L + ½(wh−w) + j),  K = L + wh + 1",
    source: "Su 2024, kexue.fm/archives/10352",
    encode: |setup| Encoding {
        placement: Placement::RopeTv(RopeTv),
        allocation: Allocation::Alternate(Alternate),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
