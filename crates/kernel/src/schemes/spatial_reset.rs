//! Spatial reset: rows and columns of every picture count from 0, so that motion between frames is (Δt, Δi, Δj).
//!
//! MRoPE-I with reset, arXiv:2510.23095, released code; text stays at (k, k, k).
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("spatial-reset").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..3], [3.0, 1.0, 2.0]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::knob::Knob;
use crate::placement::{Placement, SpatialReset, TextAxes};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(24.0);
const ROWS: Knob = knobs::rows(20.0);
const DELTA: Knob = knobs::ratio("delta", "δ", [0.25, 1.0, 16.0]);

/// Pictures begin at (0, 0).
pub static SCHEME: Scheme = Scheme {
    id: "spatial-reset",
    title: "MRoPE-I with spatial reset",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, ROWS, DELTA],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (f, i, j) ↦ (p + δf, i, j),  p ← p + max(δ(T−1)+1, h, w)",
    source: "MRoPE-I 2025, arXiv:2510.23095",
    encode: |setup| {
        let delta = setup.settings.get(&DELTA, setup.dim);
        Encoding {
            placement: Placement::SpatialReset(SpatialReset { delta, text: TextAxes::All }),
            allocation: knobs::strided(setup, &TIME, &ROWS),
            ..setup.rope()
        }
    },
};
