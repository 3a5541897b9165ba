//! Typesetting: text runs and rows of pictures are lines of a page; even pairs read the line, odd pairs the place in it.
//!
//! Set aside by Su, kexue.fm 10040: pure text stands on one line and is not RoPE-1D.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("typesetting").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..2], [3.0, 3.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Alternate};
use crate::pairing::Pairing;
use crate::placement::{Placement, Typesetting};
use crate::recipe::Encoding;

/// Two axes like a page.
pub static SCHEME: Scheme = Scheme {
    id: "typesetting",
    title: "Typesetting",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "token ↦ (line, place in the line)",
    source: "Su 2024, kexue.fm/archives/10040",
    encode: |setup| Encoding {
        placement: Placement::Typesetting(Typesetting),
        allocation: Allocation::Alternate(Alternate),
        pairing: Pairing::Interleaved,
        ..setup.rope()
    },
};
