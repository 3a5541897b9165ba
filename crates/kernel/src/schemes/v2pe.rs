//! V2PE: a patch advances the id by δ ≤ 1, so that pictures take less of the context.
//!
//! arXiv:2412.09616; InternVL3. δ = ¼: patches at 2.25 … 3.5, text from 5 (code, which rounds up) or 4.5 (rule of the paper).
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("v2pe").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(9)[0], 5.0);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::knob::Knob;
use crate::placement::{Placement, V2pe, Variant};
use crate::recipe::Encoding;

const DELTA: Knob = knobs::ratio("delta", "δ", [1.0 / 256.0, 0.25, 1.0]);

/// Small steps through pictures.
pub static SCHEME: Scheme = Scheme {
    id: "v2pe",
    title: "V2PE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[DELTA, knobs::VARIANT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch: p ← p + δ,  text: p ← p + 1",
    source: "V2PE 2024, arXiv:2412.09616",
    encode: |setup| {
        let variant = setup.settings.choice(&knobs::VARIANT, setup.dim, &Variant::ALL);
        let variant = variant.unwrap_or(Variant::Code);
        let delta = setup.settings.get(&DELTA, setup.dim);
        Encoding { placement: Placement::V2pe(V2pe { delta, variant }), ..setup.rope() }
    },
};
