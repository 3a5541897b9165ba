//! Blockwise causal attention: RoPE-1D, each half block reads itself and the half block before it.
//!
//! Sun et al. 2022, arXiv:2212.10554, for texts longer than XPOS was trained on: half blocks h of 1024 (blocks of 2048).
//! Every query reads h + 1 to 2h tokens, except near the start.

use super::{About, Claims, Scheme};
use crate::mask::{Blocks, Mask};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const BLOCK: Knob = Knob {
    key: "block",
    symbol: "2h",
    kind: Kind::Number { min: 2.0, max: 1048576.0, default: 32.0, whole: true, logarithmic: true },
};

/// Blockwise causal (BCA).
pub static SCHEME: Scheme = Scheme {
    id: "bca",
    title: "Blockwise causal (BCA)",
    uses_base: true,
    turns: true,
    sets: |_| &["mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[BLOCK],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "⌊m/h⌋ − ⌊n/h⌋ ≤ 1",
    source: "Sun et al. 2022, arXiv:2212.10554",
    encode: |setup| {
        let length = setup.settings.whole(&BLOCK, setup.dim) / 2;
        Encoding { mask: Mask::Blocks(Blocks { length, back: 1, ahead: None }), ..setup.rope() }
    },
};
