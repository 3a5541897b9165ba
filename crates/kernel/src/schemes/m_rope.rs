//! M-RoPE: time, row and column ids that all begin at the next free id, read by consecutive sections of pairs.
//!
//! Qwen2-VL, arXiv:2409.12191; `mrope_section` [16, 24, 24] for a head of 128. transformers 5.23 lets text go on after the larger side of a
//! clip, however long it is; 4.57 and 4.49 follow the paper here.

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Chunked};
use crate::knob::{Kind, Knob};
use crate::placement::{Clock, MRope, Placement, Release};
use crate::recipe::Encoding;

const TIME: Knob =
    Knob { key: "section-t", symbol: "s_t", kind: Kind::Pairs { share: 16.0 / 64.0 } };
const ROWS: Knob =
    Knob { key: "section-h", symbol: "s_h", kind: Kind::Pairs { share: 24.0 / 64.0 } };
const RELEASE: Knob = Knob {
    key: "release",
    symbol: "",
    kind: Kind::Choice {
        ids: &["transformers-4-49", "transformers-4-57", "transformers-5-23"],
        default: 0,
    },
};

/// Three axes, contiguous sections; the columns take the pairs that time and rows leave.
pub static SCHEME: Scheme = Scheme {
    id: "m-rope",
    title: "M-RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, ROWS, RELEASE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (f, i, j) ↦ (p + f, p + i, p + j),  p ← p + max(T, h, w)",
    source: "Qwen2-VL 2024, arXiv:2409.12191",
    encode: |setup| {
        let first = setup.settings.whole(&TIME, setup.dim);
        let second = setup.settings.whole(&ROWS, setup.dim);
        let release = setup.settings.choice(&RELEASE, setup.dim, &Release::ALL);
        let release = release.unwrap_or(Release::V4_49);
        Encoding {
            placement: Placement::MRope(MRope { clock: Clock::Frames, release }),
            allocation: Allocation::Chunked(Chunked { first, second }),
            ..setup.rope()
        }
    },
};
