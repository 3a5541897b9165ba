//! RoPE-TV with a time axis: as RoPE-TV, for clips of T·h·w tokens on three axes.
//!
//! Su, kexue.fm 10352, text-video extension. The article leaves open which pairs carry time; here pair p reads axis p mod 3.

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Alternate};
use crate::pairing::Pairing;
use crate::placement::{Placement, RopeTvVideo};
use crate::recipe::Encoding;

/// Pictures and clips that float at the middle of the hole they leave, on three axes.
pub static SCHEME: Scheme = Scheme {
    id: "rope-tv-video",
    title: "RoPE-TV (text–video)",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "β = L + ½(N−n) per axis of n steps,  N = Thw,  K = L + N + 1",
    source: "Su 2024, kexue.fm/archives/10352",
    encode: |setup| Encoding {
        placement: Placement::RopeTvVideo(RopeTvVideo),
        allocation: Allocation::Alternate(Alternate),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
