//! Flatten with row ends: one id per token, and one more at the end of every row of a picture.
//!
//! Emu3, released code; Pixtral's decoder is alike. What stands above is w + 1 ids away.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("row-ends").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(6)[0], 7.0);
//! ```

use super::{About, Claims, Scheme};
use crate::placement::{Placement, RowEnds};
use crate::recipe::Encoding;

/// One axis with room for the ends of rows.
pub static SCHEME: Scheme = Scheme {
    id: "row-ends",
    title: "Flatten with row ends",
    uses_base: true,
    turns: true,
    sets: |_| &["placement"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch (i, j) ↦ p + i(w+1) + j,  p ← p + h(w+1)",
    source: "Emu3 2024, arXiv:2409.18869",
    encode: |setup| Encoding {
        placement: Placement::RowEnds(RowEnds),
        ..setup.rope()
    },
};
