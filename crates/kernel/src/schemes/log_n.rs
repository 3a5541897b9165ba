//! Scores that grow with ln n, so that the entropy of a row does not: RoPE-1D with τ = ln(m + 1)/ln L from the start.
//!
//! Su, kexue.fm 8823. A row of n Gaussian scores of variance σ² has entropy of about ln n − σ²/2.

use super::{About, Claims, Scheme};
use crate::temperature::{LogN, Temperature};
use super::yarn::original;
use crate::knob::Knob;
use crate::recipe::Encoding;

const ORIGINAL: Knob = original(512.0);

/// log n.
pub static SCHEME: Scheme = Scheme {
    id: "log-n",
    title: "log n",
    uses_base: true,
    turns: true,
    sets: |_| &["temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ln(m + 1)/ln L · q · k/√d",
    source: "Su, kexue.fm/archives/8823",
    encode: |setup| {
        let original = setup.settings.get(&ORIGINAL, setup.dim);
        let temperature = Temperature::LogN(LogN { original, post_hoc: false });
        Encoding { temperature, ..setup.rope() }
    },
};
