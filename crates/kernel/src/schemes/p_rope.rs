//! p-RoPE: the fastest share p of the pairs turns as in RoPE-1D, the slow rest stands still.
//!
//! Barbero et al. 2024, arXiv:2410.06205: slow pairs carry content and are not robust at unbounded length. p = 1 is RoPE, p = 0
//! is NoPE. Other than a partial rotation it drops the slow end of the ladder instead of rebuilding it.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let p_rope = schemes::find("p-rope").unwrap().encoding(dim, 1e4, &Settings::default()).frequencies(dim, 1.0);
//! assert_eq!((0..64).filter(|&pair| p_rope.theta(pair) > 0.0).count(), 48); // p = 0.75
//! ```

use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::ladder::{Ladder, Truncated};
use crate::recipe::Encoding;

const SHARE: Knob = share(0.75);

/// p: share of the pairs that turns.
pub(super) const fn share(default: f64) -> Knob {
    Knob {
        key: "share",
        symbol: "p",
        kind: Kind::Number { min: 0.0, max: 1.0, default, whole: false, logarithmic: false },
    }
}

/// RoPE-1D without its slow end.
pub static SCHEME: Scheme = Scheme {
    id: "p-rope",
    title: "p-RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["ladder"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SHARE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ_i = b^(−2i/d) for i < p·d/2,  θ_i = 0 for the rest",
    source: "Barbero et al. 2024, arXiv:2410.06205",
    encode: |setup| {
        let share = setup.settings.get(&SHARE, setup.dim);
        let ladder = Ladder::Truncated(Truncated { base: setup.base, share });
        Encoding { ladder, ..setup.rope() }
    },
};
