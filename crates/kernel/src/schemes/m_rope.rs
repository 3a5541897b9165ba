//! M-RoPE: time, row and column ids that all begin at the next free id, read by consecutive sections of pairs.
//!
//! Qwen2-VL, arXiv:2409.12191; `mrope_section` [16, 24, 24] for a head of 128.

use super::{Claims, Scheme};
use crate::allocation::{Allocation, Chunked};
use crate::knob::{Kind, Knob};
use crate::placement::{MRope, Placement};
use crate::recipe::Encoding;

const TIME: Knob =
    Knob { key: "section-t", symbol: "s_t", kind: Kind::Pairs { share: 16.0 / 64.0 } };
const ROWS: Knob =
    Knob { key: "section-h", symbol: "s_h", kind: Kind::Pairs { share: 24.0 / 64.0 } };

/// Three axes, contiguous sections; the columns take the pairs that time and rows leave.
pub static SCHEME: Scheme = Scheme {
    id: "m-rope",
    title: "M-RoPE",
    formula: "patch (f, i, j) ↦ (p + f, p + i, p + j),  p ← p + max(T, h, w)",
    source: "Qwen2-VL 2024, arXiv:2409.12191",
    uses_base: true,
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, ROWS],
    encode: |setup| {
        let first = setup.settings.whole(&TIME, setup.dim);
        let second = setup.settings.whole(&ROWS, setup.dim);
        Encoding {
            placement: Placement::MRope(MRope),
            allocation: Allocation::Chunked(Chunked { first, second }),
            ..setup.rope()
        }
    },
};
