//! VideoRoPE: frames along the diagonal, δ apart, and time on the slowest pairs.
//!
//! arXiv:2502.05173, released code; δ = 2 is best there. The paper's formula centres by half sides and text goes on at p + δT.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("video-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..3], [3.0, 4.0, 4.0]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, LowTime};
use crate::knob::Knob;
use crate::placement::{Placement, Variant, VideoRope};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(16.0);
const DELTA: Knob = knobs::ratio("delta", "δ", [0.25, 2.0, 16.0]);

/// A diagonal layout with slow time.
pub static SCHEME: Scheme = Scheme {
    id: "video-rope",
    title: "VideoRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, DELTA, knobs::VARIANT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (f, i, j) ↦ (τ, τ + i − ⌊(h−1)/2⌋, τ + j − ⌊(w−1)/2⌋),  τ = p + δf",
    source: "VideoRoPE 2025, arXiv:2502.05173",
    encode: |setup| {
        let variant = setup.settings.choice(&knobs::VARIANT, setup.dim, &Variant::ALL);
        let variant = variant.unwrap_or(Variant::Code);
        let delta = setup.settings.get(&DELTA, setup.dim);
        let time = setup.settings.whole(&TIME, setup.dim);
        Encoding {
            placement: Placement::VideoRope(VideoRope { delta, variant }),
            allocation: Allocation::LowTime(LowTime { time, turns: true }),
            ..setup.rope()
        }
    },
};
