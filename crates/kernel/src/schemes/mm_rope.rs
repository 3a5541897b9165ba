//! MM-RoPE: M-RoPE with a pitch per axis, read by pairs in the order t, t, h, w, h, w, h, w.
//!
//! Lumos-1, arXiv:2507.08801, as re-implemented by the authors of MRoPE-I.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("mm-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert_eq!([0, 1, 2, 3, 8].map(|pair| frequencies.axis(pair)), [Some(0), Some(0), Some(1), Some(2), Some(0)]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, PeriodEight};
use crate::knob::Knob;
use crate::placement::{Placement, ScaledGrid};
use crate::recipe::Encoding;

const TIME_SCALE: Knob = knobs::ratio("scale-t", "s_t", [0.25, 4.0, 16.0]);
const ROW_SCALE: Knob = knobs::ratio("scale-h", "s_h", [0.25, 8.0, 16.0]);
const COLUMN_SCALE: Knob = knobs::ratio("scale-w", "s_w", [0.25, 8.0, 16.0]);

/// Pitches of latents.
pub static SCHEME: Scheme = Scheme {
    id: "mm-rope",
    title: "MM-RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME_SCALE, ROW_SCALE, COLUMN_SCALE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (f, i, j) ↦ (p + 4f, p + 8i, p + 8j),  t t h w h w h w",
    source: "Lumos-1 2025, arXiv:2507.08801",
    encode: |setup| {
        let scales = [&TIME_SCALE, &ROW_SCALE, &COLUMN_SCALE];
        let scales = scales.map(|knob| setup.settings.get(knob, setup.dim));
        Encoding {
            placement: Placement::ScaledGrid(ScaledGrid { scales }),
            allocation: Allocation::PeriodEight(PeriodEight),
            ..setup.rope()
        }
    },
};
