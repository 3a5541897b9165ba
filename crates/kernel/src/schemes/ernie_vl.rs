//! ERNIE-4.5-VL: ids of M-RoPE; rows and columns alternate on the fast pairs, time reads the slow ones; neighbours are a pair.
//!
//! Released code: sections [22, 22, 20], base 5·10⁵.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("ernie-vl").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert_eq!([0, 1, 43, 44, 63].map(|pair| frequencies.axis(pair)), [Some(1), Some(2), Some(2), Some(0), Some(0)]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, LowTime};
use crate::knob::Knob;
use crate::pairing::Pairing;
use crate::placement::{MRope, Placement};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(20.0);

/// Slow time, neighbours paired.
pub static SCHEME: Scheme = Scheme {
    id: "ernie-vl",
    title: "ERNIE-4.5-VL",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "p < P − s_t: h, w, h, w, …;  then t",
    source: "ERNIE 4.5 2025, released code",
    encode: |setup| {
        let time = setup.settings.whole(&TIME, setup.dim);
        Encoding {
            placement: Placement::MRope(MRope::PAPER),
            allocation: Allocation::LowTime(LowTime { time, turns: true }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
