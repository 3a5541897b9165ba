//! Shared id: all patches of a picture stand at one place.
//!
//! BAGEL (released code), mPLUG-Owl3; CogVLM counts the two markers as text. Text is equally far from all patches.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("shared-id").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[0], 3.0);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::knob::Knob;
use crate::placement::{Markers, Placement, SharedId};
use crate::recipe::Encoding;

const MARKERS: Knob = knobs::choice("markers", "", &["shared", "counted"]);

/// One id per picture.
pub static SCHEME: Scheme = Scheme {
    id: "shared-id",
    title: "Shared id",
    uses_base: true,
    turns: true,
    sets: |_| &["placement"],
    claims: Claims { text_is_rope: true, symmetric_gaps: true, token_equivalence: false },
    knobs: &[MARKERS],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "all patches ↦ p,  p ← p + 1",
    source: "CogVLM 2023, arXiv:2311.03079; BAGEL 2025, arXiv:2505.14683",
    encode: |setup| {
        let markers = setup.settings.choice(&MARKERS, setup.dim, &Markers::ALL);
        let markers = markers.unwrap_or(Markers::Shared);
        Encoding { placement: Placement::SharedId(SharedId { markers }), ..setup.rope() }
    },
};
