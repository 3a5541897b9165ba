//! MSRoPE: pictures are centred on the origin, text stands on the diagonal outside of them; 16, 56, 56 channels with ladders of their own.
//!
//! Qwen-Image, arXiv:2508.02324, released code.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("ms-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(3)[..3], [0.0, -1.0, -2.0]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, Restart};
use crate::knob::Knob;
use crate::pairing::Pairing;
use crate::placement::{MsRope, Placement};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(8.0);
const ROWS: Knob = knobs::rows(28.0);

/// Centred pictures.
pub static SCHEME: Scheme = Scheme {
    id: "ms-rope",
    title: "MSRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[TIME, ROWS],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch ↦ (n, i − ⌈h/2⌉, j − ⌈w/2⌉),  text k ↦ s + k,  a ladder per axis",
    source: "Qwen-Image 2025, arXiv:2508.02324",
    encode: |setup| {
        let pairs = [&TIME, &ROWS].map(|knob| setup.settings.whole(knob, setup.dim));
        Encoding {
            placement: Placement::MsRope(MsRope),
            allocation: Allocation::Restart(Restart { pairs: [pairs[0], pairs[1], 0, 0] }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
