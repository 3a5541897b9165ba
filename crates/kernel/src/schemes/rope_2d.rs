//! RoPE-2D (axial): half of the channels turn with the row, half with the column, each with its own ladder.
//!
//! Su, kexue.fm 8397 (2021-05-10). Made for pictures alone; in a mixed sequence text is put on the diagonal, where it is *not*
//! RoPE-1D because the ladder starts anew for each axis.

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Halves};
use crate::pairing::Pairing;
use crate::placement::{NaiveLift, Placement};
use crate::recipe::Encoding;

/// Axial RoPE over rows and columns.
pub static SCHEME: Scheme = Scheme {
    id: "rope-2d",
    title: "RoPE-2D axial",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Rot(x θ_t) ⊕ Rot(y θ_t),  θ_t = b^(−4t/d)",
    source: "Su 2021, kexue.fm/archives/8397",
    encode: |setup| Encoding {
        placement: Placement::NaiveLift(NaiveLift),
        allocation: Allocation::Halves(Halves),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
