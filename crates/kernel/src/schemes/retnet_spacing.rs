//! RetNet's spacing: frequencies from 1 to exactly 1/b, evenly in their logarithm. Its decay is not in here.
//!
//! Sun et al. 2023, arXiv:2307.08621; `10000 ** linspace(0, 1, d/2)` in torchscale. RoPE's ladder ends one rung earlier.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(8).unwrap();
//! let even = schemes::find("retnet-spacing").unwrap().encoding(dim, 1e4, &Settings::default()).frequencies(dim, 1.0);
//! assert!((even.theta(1) - 0.0464158883361278).abs() < 1e-15 && (even.theta(3) - 1e-4).abs() < 1e-18);
//! ```

use super::{About, Claims, Scheme};
use crate::ladder::{Even, Ladder};
use crate::recipe::Encoding;

/// RoPE-1D on RetNet's ladder.
pub static SCHEME: Scheme = Scheme {
    id: "retnet-spacing",
    title: "RetNet spacing",
    uses_base: true,
    turns: true,
    sets: |_| &["ladder"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ_i = b^(−i/(d/2−1))",
    source: "Sun et al. 2023, arXiv:2307.08621; github.com/microsoft/torchscale",
    encode: |setup| Encoding { ladder: Ladder::Even(Even { base: setup.base }), ..setup.rope() },
};
