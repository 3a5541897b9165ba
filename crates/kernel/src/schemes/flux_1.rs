//! FLUX.1: pictures on a grid of their own, text all at the origin; 16, 56, 56 channels with ladders of their own.
//!
//! Released code. A second picture is a reference as in Kontext, at (1, i, j).
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("flux-1").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
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

/// Text at the origin.
pub static SCHEME: Scheme = Scheme {
    id: "flux-1",
    title: "FLUX.1",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[TIME, ROWS],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch ↦ (0, i, j),  text ↦ (0, 0, 0),  a ladder per axis",
    source: "FLUX.1 2024, released code; Kontext 2025, arXiv:2506.15742",
    encode: |setup| {
        let pairs = [&TIME, &ROWS].map(|knob| setup.settings.whole(knob, setup.dim));
        Encoding {
            placement: Placement::OwnGrid(OwnGrid { reference: 1.0 }),
            allocation: Allocation::Restart(Restart { pairs: [pairs[0], pairs[1], 0, 0] }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
