//! XPOS: RoPE-1D whose pairs fade with distance, fast pairs the most.
//!
//! Sun et al. 2022, arXiv:2212.10554; torchscale. What fades is the score, not the weight: far scores tend to 0, so that this
//! is no window. The paper reads longer texts through blockwise causal attention.
//!
//! ```
//! use rotarium_kernel::{HeadDim, fading::XPos};
//! let dim = HeadDim::new(64).unwrap();
//! assert!((XPos::zeta(0, dim) - 0.2857).abs() < 5e-5 && (XPos::zeta(31, dim) - 0.9777).abs() < 5e-5);
//! ```

use super::{About, Claims, Scheme};
use crate::fading::{Fading, XPos};
use crate::knob::{Kind, Knob};
use crate::pairing::Pairing;
use crate::recipe::Encoding;

const SCALE: Knob = Knob {
    key: "scale-base",
    symbol: "B",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 512.0, whole: true, logarithmic: true },
};

/// Pairs fade with distance.
pub static SCHEME: Scheme = Scheme {
    id: "xpos",
    title: "XPOS",
    uses_base: true,
    turns: true,
    sets: |_| &["fading"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SCALE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Re Σ q_i k̄_i e^{iΔθ_i} ζ_i^{Δ/B},  ζ_i = (2i + 0.4d)/1.4d",
    source: "Sun et al. 2022, arXiv:2212.10554; github.com/microsoft/torchscale",
    encode: |setup| {
        let scale = setup.settings.get(&SCALE, setup.dim);
        let fading = Fading::XPos(XPos { scale });
        Encoding { fading, pairing: Pairing::Interleaved, ..setup.rope() }
    },
};
