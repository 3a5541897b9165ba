//! M-RoPE with absolute time: the time axis of a clip counts seconds, not frames.
//!
//! Qwen2.5-VL (arXiv:2502.13923): Δ seconds per frame of patches (said by the clip), r ids per second, 2 as released. Releases of transformers differ for
//! clips, see [`crate::placement::MRope`]; the fourth choice is TMRoPE of Qwen3-Omni, which does not round.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let clip = Sequence::new([Segment::clip(3, 1, 1), Segment::Text { tokens: 1 }]).unwrap();
//! let encoding = schemes::find("m-rope-time").unwrap().encoding(HeadDim::DEFAULT, 1e6, &Settings::default());
//! let layout = encoding.placement.place(&clip);
//! assert_eq!([layout.position(2)[0], layout.position(3)[0]], [4.0, 5.0]); // 1 s per frame, 2 ids per second
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::knob::Knob;
use crate::placement::{Clock, MRope, Placement, Release};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(16.0);
const ROWS: Knob = knobs::rows(24.0);
const RATE: Knob = knobs::ratio("ids-per-second", "r", [0.1, 2.0, 50.0]);
const RELEASE: Knob = knobs::choice(
    "release",
    "",
    &["transformers-4-49", "transformers-4-57", "transformers-5-23", "qwen3-omni"],
);

/// Time in seconds.
pub static SCHEME: Scheme = Scheme {
    id: "m-rope-time",
    title: "M-RoPE with absolute time",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, ROWS, RATE, RELEASE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "t = p + ⌊f · Δ · r⌋,  p ← p + max",
    source: "Qwen2.5-VL 2025, arXiv:2502.13923",
    encode: |setup| {
        let rate = setup.settings.get(&RATE, setup.dim);
        let release = setup.settings.choice(&RELEASE, setup.dim, &Release::ALL);
        let release = release.unwrap_or(Release::V4_49);
        Encoding {
            placement: Placement::MRope(MRope { clock: Clock::Seconds { rate }, release }),
            allocation: knobs::chunked(setup, &TIME, &ROWS),
            ..setup.rope()
        }
    },
};
