//! NTK-aware RoPE: another base, so that the slowest pair is stretched by s and the fastest hardly at all.
//!
//! bloc97 2023 (reddit, r/LocalLLaMA, "NTK-Aware Scaled RoPE"); Su, kexue.fm 9675, derives it as a change of radix and 9706
//! spreads the stretch over all pairs. Safe to about half of s·L only: every pair but the last is stretched by less than s.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let (dim, ntk) = (HeadDim::new(128).unwrap(), schemes::find("ntk").unwrap());
//! let mut settings = Settings::default();
//! settings.set(&ntk.knobs[0], dim, 8.0);
//! let theta = ntk.encoding(dim, 1e4, &settings).frequencies(dim, 1.0).theta(1);
//! assert!((theta - 82684.6226_f64.powf(-2.0 / 128.0)).abs() < 1e-9); // base 10⁴·8^(128/126)
//! ```

use super::interpolation::factor;
use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{Ntk, Rescale, Spread};

const FACTOR: Knob = factor(4.0);
const VARIANT: Knob = Knob {
    key: "variant",
    symbol: "",
    kind: Kind::Choice { ids: &["bloc97", "ntk-old", "ntk-fixed"], default: 0 },
};

/// RoPE-1D on a larger base.
pub static SCHEME: Scheme = Scheme {
    id: "ntk",
    title: "NTK-aware RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FACTOR, VARIANT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = θ_i · s^(−2i/(d−2)),  i.e. b′ = b·s^(d/(d−2))",
    source: "bloc97 2023, reddit.com/r/LocalLLaMA; Su, kexue.fm/archives/9675 and 9706",
    encode: |setup| {
        let factor = setup.settings.get(&FACTOR, setup.dim);
        let spread = setup.settings.choice(&VARIANT, setup.dim, &Spread::ALL);
        let spread = spread.unwrap_or(Spread::Bloc97);
        Encoding { rescale: Rescale::Ntk(Ntk { factor, spread }), ..setup.rope() }
    },
};
