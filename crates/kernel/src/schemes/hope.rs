//! HoPE: as VideoRoPE with a step γ, and the pairs of time do not turn at all.
//!
//! arXiv:2505.20444, released code; γ ∈ {½, ¾, 1, 1¼, 1½} in training. The pairs of time are at rest for text, too, so text is not RoPE-1D.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("hope").unwrap().encoding(HeadDim::DEFAULT, 1e6, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert_eq!((0..64).filter(|&pair| frequencies.axis(pair).is_none()).count(), 16);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, LowTime};
use crate::knob::Knob;
use crate::placement::{Placement, Variant, VideoRope};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(16.0);
const GAMMA: Knob = knobs::ratio("delta", "γ", [0.25, 1.0, 4.0]);

/// Time at rest.
pub static SCHEME: Scheme = Scheme {
    id: "hope",
    title: "HoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[TIME, GAMMA],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "as VideoRoPE with γ,  θ_t = 0",
    source: "HoPE 2025, arXiv:2505.20444",
    encode: |setup| {
        let delta = setup.settings.get(&GAMMA, setup.dim);
        let time = setup.settings.whole(&TIME, setup.dim);
        Encoding {
            placement: Placement::VideoRope(VideoRope { delta, variant: Variant::Code }),
            allocation: Allocation::LowTime(LowTime { time, turns: false }),
            ..setup.rope()
        }
    },
};
