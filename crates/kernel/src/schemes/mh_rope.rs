//! MHRoPE: a head reads one axis with its whole ladder, other heads read the others.
//!
//! arXiv:2510.23095, released code: of eight key heads 2 read time, 3 rows, 3 columns. Choose which head is shown; heads that are left
//! over do not turn (NoPE) and are not offered here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("mh-rope").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert_eq!([0, 31, 63].map(|pair| frequencies.axis(pair)), [Some(1), Some(1), Some(1)]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, WholeHead};
use crate::knob::{Kind, Knob};
use crate::placement::{MRope, Placement};
use crate::recipe::Encoding;

const AXIS: Knob = Knob {
    key: "head-axis",
    symbol: "a",
    kind: Kind::Choice { ids: &["axis-time", "axis-rows", "axis-columns"], default: 1 },
};

/// One axis per head.
pub static SCHEME: Scheme = Scheme {
    id: "mh-rope",
    title: "MHRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[AXIS],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "head a: ω_p = θ_p · e_a",
    source: "MRoPE-I 2025, arXiv:2510.23095",
    encode: |setup| {
        let axis = setup.settings.whole(&AXIS, setup.dim);
        Encoding {
            placement: Placement::MRope(MRope::PAPER),
            allocation: Allocation::WholeHead(WholeHead { axis }),
            ..setup.rope()
        }
    },
};
