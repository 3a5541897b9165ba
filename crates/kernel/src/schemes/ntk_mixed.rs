//! NTK-aware RoPE in a mixed radix: the fast digits, well trained, take more of the stretch than the slow ones.
//!
//! Su, kexue.fm 9706 (2023-07-31), with exponent 0.625; the repository bojone/rerope uses s = 12 and 0.75. The exponent is
//! called b in the article; 0 is position interpolation, 1 the even spread.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let (dim, mixed) = (HeadDim::new(128).unwrap(), schemes::find("ntk-mixed").unwrap());
//! let mut settings = Settings::default();
//! settings.set(&mixed.knobs[0], dim, 8.0);
//! let theta = mixed.encoding(dim, 1e4, &settings).frequencies(dim, 1.0).theta(0);
//! assert!((theta - 0.856796).abs() < 5e-7); // s = 8, c = 0.625
//! ```

use super::interpolation::factor;
use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{NtkMixed, Rescale};

const FACTOR: Knob = factor(4.0);
const EXPONENT: Knob = Knob {
    key: "exponent",
    symbol: "c",
    kind: Kind::Number { min: 0.0, max: 1.0, default: 0.625, whole: false, logarithmic: false },
};

/// RoPE-1D in a mixed radix.
pub static SCHEME: Scheme = Scheme {
    id: "ntk-mixed",
    title: "NTK-RoPE-mixed",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FACTOR, EXPONENT],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = θ_i · exp(−a(i+1)^c),  a(d/2)^c = ln s",
    source: "Su 2023, kexue.fm/archives/9706",
    encode: |setup| {
        let [factor, exponent] =
            [FACTOR, EXPONENT].map(|knob| setup.settings.get(&knob, setup.dim));
        Encoding { rescale: Rescale::NtkMixed(NtkMixed { factor, exponent }), ..setup.rope() }
    },
};
