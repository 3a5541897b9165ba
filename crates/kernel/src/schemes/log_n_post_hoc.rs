//! As log n, for a model that was trained without: RoPE-1D with τ = max(1, ln(m + 1)/ln L).
//!
//! Su, kexue.fm 9948 (there marked with a dagger); `use_logn_attn` of Qwen. Up to L tokens nothing changes.

use super::{About, Claims, Scheme};
use crate::temperature::{LogN, Temperature};
use super::yarn::original;
use crate::knob::Knob;
use crate::recipe::Encoding;

const ORIGINAL: Knob = original(512.0);

/// log n after training.
pub static SCHEME: Scheme = Scheme {
    id: "log-n-post-hoc",
    title: "log n after training",
    uses_base: true,
    turns: true,
    sets: |_| &["temperature"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "max(1, ln(m + 1)/ln L) · q · k/√d",
    source: "Su, kexue.fm/archives/9948; github.com/QwenLM/Qwen",
    encode: |setup| {
        let original = setup.settings.get(&ORIGINAL, setup.dim);
        let temperature = Temperature::LogN(LogN { original, post_hoc: true });
        Encoding { temperature, ..setup.rope() }
    },
};
