//! QueryNorm: RoPE-1D on queries of length 1, without 1/√d.
//!
//! Su, kexue.fm 9859 (QNA). The length of a query is only its temperature, so this changes little; it is the contrast to
//! KeyNorm.

use super::{About, Claims, Scheme};
use crate::norm::{QueryNorm, Norm};
use crate::temperature::{Fixed, Temperature};
use crate::recipe::Encoding;


/// QueryNorm.
pub static SCHEME: Scheme = Scheme {
    id: "qna",
    title: "QueryNorm",
    uses_base: true,
    turns: true,
    sets: |_| &["norm", "temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q/‖q‖ · k",
    source: "Su, kexue.fm/archives/9859",
    encode: |setup| {
        let temperature = Temperature::Fixed(Fixed { factor: 1.0 });
        Encoding { norm: Norm::QueryNorm(QueryNorm), temperature, ..setup.rope() }
    },
};
