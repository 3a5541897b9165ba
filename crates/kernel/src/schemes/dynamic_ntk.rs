//! Dynamic NTK: nothing changes up to the training length; beyond it the base grows with the text.
//!
//! `rope_type: "dynamic"` in transformers, after emozilla 2023 (reddit, r/LocalLLaMA). InternLM2.5 uses f = 2.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let dynamic = schemes::find("dynamic-ntk").unwrap().encoding(dim, 1e4, &Settings::default());
//! let theta = dynamic.frequencies(dim, 2.0 * 4096.0).theta(1); // f = 2, n = 2L: base × 3.0528
//! assert!((theta - 30528.0_f64.powf(-2.0 / 128.0)).abs() < 1e-5);
//! ```

use super::interpolation::factor;
use super::yarn::original;
use super::{About, Claims, Scheme};
use crate::knob::Knob;
use crate::recipe::Encoding;
use crate::rescale::{DynamicNtk, Rescale};

const FACTOR: Knob = factor(2.0);
const ORIGINAL: Knob = original(4096.0);

/// RoPE-1D on a base that follows the text.
pub static SCHEME: Scheme = Scheme {
    id: "dynamic-ntk",
    title: "Dynamic NTK",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FACTOR, ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "b′ = b·(s·n/L − (s − 1))^(d/(d−2)) for n > L,  b′ = b for n ≤ L",
    source: "transformers, rope_type dynamic; emozilla 2023, reddit.com/r/LocalLLaMA",
    encode: |setup| {
        let [factor, original] =
            [FACTOR, ORIGINAL].map(|knob| setup.settings.get(&knob, setup.dim));
        Encoding { rescale: Rescale::DynamicNtk(DynamicNtk { factor, original }), ..setup.rope() }
    },
};
