//! MRoPE-I: the ids of M-RoPE, read by pairs that alternate between the axes.
//!
//! arXiv:2510.23095; Qwen3-VL [24, 20, 20], base 5·10⁶ (second hand). In Qwen3-VL the frames of a clip are pictures with the time
//! written between them as text; here that text takes the ids of the stamp. The other choice puts frames on the time axis.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("m-rope-i").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert_eq!([0, 58, 59, 63].map(|pair| frequencies.axis(pair)), [Some(0), Some(1), Some(2), Some(0)]);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::knob::{Kind, Knob};
use crate::placement::{MRope, Placement, StampedFrames};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(24.0);
const ROWS: Knob = knobs::rows(20.0);
const CLIP: Knob = knobs::choice("clip", "", &["stamped-frames", "time-axis"]);
const STAMP: Knob = Knob {
    key: "stamp",
    symbol: "",
    kind: Kind::Number { min: 0.0, max: 32.0, default: 7.0, whole: true, logarithmic: false },
};

/// Alternating sections.
pub static SCHEME: Scheme = Scheme {
    id: "m-rope-i",
    title: "MRoPE-I",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, ROWS, CLIP, STAMP],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "h: pairs 1, 4, … < 3s_h,  w: 2, 5, … < 3s_w,  t: the rest",
    source: "MRoPE-I 2025, arXiv:2510.23095; Qwen3-VL",
    encode: |setup| {
        let stamp = setup.settings.get(&STAMP, setup.dim);
        let placement = match setup.settings.whole(&CLIP, setup.dim) {
            0 => Placement::StampedFrames(StampedFrames { stamp }),
            _ => Placement::MRope(MRope::PAPER),
        };
        Encoding { placement, allocation: knobs::strided(setup, &TIME, &ROWS), ..setup.rope() }
    },
};
