//! RoPE-1D: pair i of q at m and of k at n is turned by mθ_i and nθ_i; only m − n enters the score.
//!
//! Su, kexue.fm 8265 (2021-03-23); RoFormer, arXiv:2104.09864. Mixed sequences are flattened: every patch is a token.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let rope = schemes::find("rope").unwrap().encoding(HeadDim::new(8).unwrap(), 1e4, &Settings::default());
//! let kernel: f64 = rope.frequencies(HeadDim::new(8).unwrap(), 1.0).angles([1.0, 0.0, 0.0, 0.0]).map(f64::cos).sum();
//! assert!((kernel - 3.5352559715628726).abs() < 1e-12); // f(1) for d = 8, b = 10⁴
//! ```

use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::pairing::Pairing;
use crate::recipe::Encoding;

/// Which channels make a pair; transformers and most checkpoints split the head in halves.
pub(super) const PAIRING: Knob = Knob {
    key: "pairing",
    symbol: "",
    kind: Kind::Choice { ids: &["interleaved", "half-split"], default: 1 },
};

/// RoPE-1D over the flattened sequence.
pub static SCHEME: Scheme = Scheme {
    id: "rope",
    title: "RoPE-1D",
    uses_base: true,
    turns: true,
    sets: |_| &[],
    claims: Claims { text_is_rope: true, symmetric_gaps: true, token_equivalence: true },
    knobs: &[PAIRING],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Re Σ q_i k̄_i e^{i(m−n)θ_i},  θ_i = b^(−2i/d)",
    source: "Su 2021, kexue.fm/archives/8265; RoFormer, arXiv:2104.09864",
    encode: |setup| {
        let pairing = setup.settings.choice(&PAIRING, setup.dim, &Pairing::ALL);
        Encoding { pairing: pairing.unwrap_or(Pairing::HalfSplit), ..setup.rope() }
    },
};
