//! TAD-RoPE: text and frames count twice, patches once.
//!
//! As re-implemented in the code of VideoRoPE; the original was not read. Pure text is RoPE-1D at twice the distance.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("tad-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(9)[0], 13.0);
//! ```

use super::{About, Claims, Scheme};
use crate::placement::{Placement, Tad};
use crate::recipe::Encoding;

/// One axis on which text takes two steps.
pub static SCHEME: Scheme = Scheme {
    id: "tad-rope",
    title: "TAD-RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: false },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "text: p ← p + 2,  patch: p ← p + 1",
    source: "TC-LLaVA 2024, arXiv:2409.03206, as in the code of VideoRoPE",
    encode: |setup| Encoding {
        placement: Placement::Tad(Tad),
        ..setup.rope()
    },
};
