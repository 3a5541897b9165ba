//! Chunked attention: RoPE-1D, and a query reads only within its own chunk.
//!
//! The rotated layers of Llama 4, c = 8192; its other layers do not rotate and read everything. No distance is longer than
//! c − 1, and the first token of a chunk is alone.

use super::{About, Claims, Scheme};
use crate::mask::{Blocks, Mask};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const CHUNK: Knob = Knob {
    key: "chunk",
    symbol: "c",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 32.0, whole: true, logarithmic: true },
};

/// Chunks.
pub static SCHEME: Scheme = Scheme {
    id: "chunked",
    title: "Chunks",
    uses_base: true,
    turns: true,
    sets: |_| &["mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[CHUNK],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "⌊m/c⌋ = ⌊n/c⌋",
    source: "Meta 2025, github.com/meta-llama/llama-models (Llama 4)",
    encode: |setup| {
        let length = setup.settings.whole(&CHUNK, setup.dim);
        Encoding { mask: Mask::Blocks(Blocks { length, back: 0, ahead: None }), ..setup.rope() }
    },
};
