//! Proportional RoPE of Gemma 4: exponents over the whole head, a quarter of the pairs turns, all divided by s.
//!
//! `rope_type: "proportional"` in transformers 5. The ladder is that of p-RoPE (arXiv:2410.06205); the factor is 1 in the
//! released models, and then the rescale beneath is kept.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(512).unwrap();
//! let gemma = schemes::find("proportional").unwrap().encoding(dim, 1e6, &Settings::default()).frequencies(dim, 1.0);
//! assert!((gemma.theta(63) - 1e6_f64.powf(-126.0 / 512.0)).abs() < 1e-15);
//! assert_eq!(gemma.theta(64), 0.0);
//! ```

use super::interpolation::factor;
use super::p_rope::share;
use super::{About, Claims, Scheme};
use crate::dim::HeadDim;
use crate::knob::Knob;
use crate::ladder::{Ladder, Truncated};
use crate::recipe::Encoding;
use crate::rescale::{Interpolation, Rescale};

const SHARE: Knob = share(0.25);
const FACTOR: Knob = factor(1.0);

/// A quarter of RoPE-1D's ladder.
pub static SCHEME: Scheme = Scheme {
    id: "proportional",
    title: "Proportional RoPE",
    uses_base: true,
    turns: true,
    sets: |settings| match settings.get(&FACTOR, HeadDim::DEFAULT) {
        factor if factor > 1.0 => &["ladder", "rescale"],
        _ => &["ladder"],
    },
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SHARE, FACTOR],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ_i = b^(−2i/d)/s for i < ⌊p·d/2⌋,  θ_i = 0 for the rest",
    source: "transformers 5, rope_type proportional (Gemma 4); arXiv:2410.06205",
    encode: |setup| {
        let [share, factor] = [SHARE, FACTOR].map(|knob| setup.settings.get(&knob, setup.dim));
        let beneath = setup.rope();
        let rescale = if factor > 1.0 {
            Rescale::Interpolation(Interpolation { factor })
        } else {
            beneath.rescale
        };
        let ladder = Ladder::Truncated(Truncated { base: setup.base, share });
        Encoding { ladder, rescale, ..beneath }
    },
};
