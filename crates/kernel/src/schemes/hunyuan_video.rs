//! HunyuanVideo: clips on a grid of their own, text is not rotated; 16, 56, 56 channels with ladders of their own.
//!
//! arXiv:2412.03603, released code; its base is 256.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("hunyuan-video").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..3], [0.0, 1.0, 2.0]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, Restart};
use crate::knob::Knob;
use crate::pairing::Pairing;
use crate::placement::{OwnGrid, Placement};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(8.0);
const ROWS: Knob = knobs::rows(28.0);

/// Clips alone turn.
pub static SCHEME: Scheme = Scheme {
    id: "hunyuan-video",
    title: "HunyuanVideo",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[TIME, ROWS],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch ↦ (f, i, j),  text does not turn,  a ladder per axis",
    source: "HunyuanVideo 2024, arXiv:2412.03603",
    encode: |setup| {
        let pairs = [&TIME, &ROWS].map(|knob| setup.settings.whole(knob, setup.dim));
        Encoding {
            placement: Placement::OwnGrid(OwnGrid { reference: 0.0 }),
            allocation: Allocation::Restart(Restart { pairs: [pairs[0], pairs[1], 0, 0] }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
