//! Adjusted base: the ladder of another base, chosen for longer texts before training goes on.
//!
//! Xiong et al. 2023, arXiv:2309.16039 (10⁴ → 5·10⁵); Su, kexue.fm 10122, on how large the base must be for a length. The
//! new base alone decides: that of the slot is only what it is compared with.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let long = schemes::find("abf").unwrap().encoding(dim, 1e4, &Settings::default()).frequencies(dim, 1.0);
//! assert!((long.wavelength(63) / 2.56e6 - 1.0).abs() < 2e-3); // longest period at base 5·10⁵
//! ```

use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{BaseChange, Rescale};

const NEW_BASE: Knob = Knob {
    key: "new-base",
    symbol: "b′",
    kind: Kind::Number { min: 10.0, max: 1e9, default: 5e5, whole: false, logarithmic: true },
};

/// RoPE-1D on another base.
pub static SCHEME: Scheme = Scheme {
    id: "abf",
    title: "Adjusted base (ABF)",
    uses_base: false,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[NEW_BASE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = b′^(−2i/d)",
    source: "Xiong et al. 2023, arXiv:2309.16039; Su, kexue.fm/archives/10122",
    encode: |setup| {
        let base = setup.settings.get(&NEW_BASE, setup.dim);
        Encoding { rescale: Rescale::BaseChange(BaseChange { base }), ..setup.rope() }
    },
};
