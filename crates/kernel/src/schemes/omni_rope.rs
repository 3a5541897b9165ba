//! Omni-RoPE: spatial reset with a ladder for each axis, 40 + 40 + 40 channels of a head of 120.
//!
//! OmniGen2, arXiv:2506.18871; its released code keeps text at (k, k, k), notes on IL-RoPE say (k, 0, 0): choose.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("omni-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..3], [3.0, 1.0, 2.0]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, Restart};
use crate::knob::Knob;
use crate::pairing::Pairing;
use crate::placement::{Placement, SpatialReset, TextAxes};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(64.0 / 3.0);
const ROWS: Knob = knobs::rows(64.0 / 3.0);
const TEXT: Knob = knobs::choice("text-axes", "", &["all-axes", "time-only"]);

/// Reset with ladders of their own.
pub static SCHEME: Scheme = Scheme {
    id: "omni-rope",
    title: "Omni-RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[TIME, ROWS, TEXT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch ↦ (p, i, j),  p ← p + max(h, w),  a ladder per axis",
    source: "OmniGen2 2025, arXiv:2506.18871",
    encode: |setup| {
        let text = setup.settings.choice(&TEXT, setup.dim, &TextAxes::ALL);
        let text = text.unwrap_or(TextAxes::All);
        let pairs = [&TIME, &ROWS].map(|knob| setup.settings.whole(knob, setup.dim));
        Encoding {
            placement: Placement::SpatialReset(SpatialReset { delta: 1.0, text }),
            allocation: Allocation::Restart(Restart { pairs: [pairs[0], pairs[1], 0, 0] }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
