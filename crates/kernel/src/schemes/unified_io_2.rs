//! Unified-IO 2: RoPE-1D on text, RoPE-2D on pictures, and no coordinate in common.
//!
//! arXiv:2312.17172, released code. Inside either kind positions are relative; between them they are not.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("unified-io-2").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..3], [0.0, 1.0, 2.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, TextAndGrid};
use crate::pairing::Pairing;
use crate::placement::{Placement, UnifiedIo2};
use crate::recipe::Encoding;

/// Two encodings side by side.
pub static SCHEME: Scheme = Scheme {
    id: "unified-io-2",
    title: "Unified-IO 2",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "text: n b^(−2p/d),  patch: (i, j) b^(−4t/d)",
    source: "Unified-IO 2 2023, arXiv:2312.17172",
    encode: |setup| Encoding {
        placement: Placement::UnifiedIo2(UnifiedIo2),
        allocation: Allocation::TextAndGrid(TextAndGrid),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
