//! VRoPE: four coordinates per patch, its steps from the four corners, so that no corner is favoured.
//!
//! arXiv:2502.11664, released code; pair p reads coordinate p mod 4. The gaps before and after are both (1, w, h, h+w−1).
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("v-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(3)[..4], [3.0, 5.0, 4.0, 6.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Alternate};
use crate::placement::{Placement, VRope};
use crate::recipe::Encoding;

/// Balanced corners.
pub static SCHEME: Scheme = Scheme {
    id: "v-rope",
    title: "VRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: true, token_equivalence: false },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "p + (i+j, i+j̄, ī+j, ī+j̄),  p ← p + h+w−1",
    source: "VRoPE 2025, arXiv:2502.11664",
    encode: |setup| Encoding {
        placement: Placement::VRope(VRope),
        allocation: Allocation::Alternate(Alternate),
        ..setup.rope()
    },
};
