//! No position encoding (NoPE): scores depend on content alone; order is told by the causal mask only.
//!
//! Kazemnejad et al., arXiv:2305.19466.

use super::{About, Claims, Scheme};
use crate::ladder::{Ladder, Still};
use crate::recipe::Encoding;

/// NoPE.
pub static SCHEME: Scheme = Scheme {
    id: "none",
    title: "NoPE",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k",
    source: "Kazemnejad et al. 2023, arXiv:2305.19466",
    encode: |setup| Encoding { ladder: Ladder::Still(Still), ..setup.rope() },
};
