//! Naive lift: text at (n, n), a picture begins where the text stopped, even pairs read rows and odd pairs columns.
//!
//! The baseline of Su, kexue.fm 10040: compatible with text, but the gaps around a picture differ unless it is square.

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Alternate};
use crate::pairing::Pairing;
use crate::placement::{NaiveLift, Placement};
use crate::recipe::Encoding;

/// Two axes without any correction.
pub static SCHEME: Scheme = Scheme {
    id: "naive-lift",
    title: "Naive lift",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (i, j) ↦ (L + i, L + j)",
    source: "Su 2024, kexue.fm/archives/10040",
    encode: |setup| Encoding {
        placement: Placement::NaiveLift(NaiveLift),
        allocation: Allocation::Alternate(Alternate),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
