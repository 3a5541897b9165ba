//! KeyNorm: RoPE-1D on keys of length 1, without 1/√d.
//!
//! Su, kexue.fm 9859 (KNA). A row of scores is driven by the length of the keys and by their angle; without the lengths,
//! training has to use the angles, and longer texts bring fewer unseen ones.

use super::{About, Claims, Scheme};
use crate::norm::{KeyNorm, Norm};
use crate::temperature::{Fixed, Temperature};
use crate::recipe::Encoding;


/// KeyNorm.
pub static SCHEME: Scheme = Scheme {
    id: "key-norm",
    title: "KeyNorm",
    uses_base: true,
    turns: true,
    sets: |_| &["norm", "temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/‖k‖",
    source: "Su, kexue.fm/archives/9859",
    encode: |setup| {
        let temperature = Temperature::Fixed(Fixed { factor: 1.0 });
        Encoding { norm: Norm::KeyNorm(KeyNorm), temperature, ..setup.rope() }
    },
};
