//! LongRoPE: a divisor for each pair, found by search; one list up to the training length, one beyond.
//!
//! Ding et al. 2024, arXiv:2402.13753; lists as published with the models, to 4 decimals (mlc-llm presets). They hold 48
//! divisors, for heads with 96 rotated channels; other heads read them at the same relative places. The list of Phi-4-mini
//! climbs as a ladder of its own to 32 at pair 31, which is below the theoretical critical pair 33.77 (arXiv:2502.20082).
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(96).unwrap();
//! let phi = schemes::find("longrope").unwrap().encoding(dim, 1e4, &Settings::default());
//! let [short, long] = [4096.0, 4097.0].map(|n| phi.frequencies(dim, n));
//! assert!((short.theta(47) / long.theta(47) - 64.84 / 2.84).abs() < 1e-9);
//! assert!((short.attention_factor() - 1.190238).abs() < 5e-7); // √(1 + ln 32 / ln 4096), for short texts, too
//! ```

use super::interpolation::factor;
use super::yarn::{ATTENTION_FACTOR, original};
use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{LongRope, Rescale};

const FACTOR: Knob = factor(32.0);
const ORIGINAL: Knob = original(4096.0);
const LISTS: Knob = Knob {
    key: "lists",
    symbol: "e",
    kind: Kind::Choice { ids: &["phi-3-5-mini", "phi-4-mini"], default: 0 },
};

/// Short and long list of a model.
type Lists = [&'static [f64]; 2];
/// In the order of the choices.
const PUBLISHED: [Lists; 2] = [[&PHI_3_5_SHORT, &PHI_3_5_LONG], [&[1.0; 48], &PHI_4_LONG]];

#[rustfmt::skip]
const PHI_3_5_SHORT: [f64; 48] = [
    1.0, 1.02, 1.03, 1.03, 1.05, 1.05, 1.05, 1.05, 1.05, 1.07, 1.1, 1.11,
    1.16, 1.16, 1.17, 1.29, 1.34, 1.68, 1.79, 1.82, 1.85, 1.88, 1.91, 1.94,
    1.99, 2.02, 2.02, 2.02, 2.02, 2.02, 2.02, 2.03, 2.03, 2.03, 2.03, 2.03,
    2.03, 2.03, 2.03, 2.03, 2.08, 2.09, 2.19, 2.22, 2.59, 2.73, 2.75, 2.84,
];
#[rustfmt::skip]
const PHI_3_5_LONG: [f64; 48] = [
    1.08, 1.11, 1.14, 1.34, 1.59, 1.6, 1.62, 2.62, 3.23, 3.23, 4.79, 7.4,
    7.7, 9.09, 12.2, 17.67, 24.46, 28.57, 30.42, 30.84, 32.59, 32.93, 42.32, 44.96,
    50.34, 50.45, 57.55, 57.93, 58.21, 60.14, 62.61, 62.62, 62.71, 63.14, 63.14, 63.77,
    63.93, 63.96, 63.97, 64.03, 64.07, 64.08, 64.12, 64.41, 64.48, 64.51, 64.53, 64.84,
];
#[rustfmt::skip]
const PHI_4_LONG: [f64; 48] = [
    1.0, 1.1183, 1.2506, 1.3986, 1.5641, 1.7492, 1.9561, 2.1876, 2.4464, 2.7359, 3.0596, 3.4216,
    3.8265, 4.2792, 4.7855, 5.3517, 5.985, 6.6931, 7.485, 8.3707, 9.3611, 10.4687, 11.7074, 13.0926,
    14.6417, 16.3742, 18.3116, 20.4782, 22.9012, 25.6109, 28.6412, 32.03, 32.1, 32.13, 32.23, 32.6,
    32.61, 32.64, 32.66, 32.7, 32.71, 32.93, 32.97, 33.28, 33.49, 33.5, 44.16, 47.77,
];

/// RoPE-1D with searched divisors.
pub static SCHEME: Scheme = Scheme {
    id: "longrope",
    title: "LongRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[LISTS, FACTOR, ORIGINAL, ATTENTION_FACTOR],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = θ_i / e_i,  e = long for n > L, else short,  m = √(1 + ln s / ln L)",
    source: "Ding et al. 2024, arXiv:2402.13753; lists of Phi-3.5-mini and Phi-4-mini",
    encode: |setup| {
        let [factor, original, stated] = [FACTOR, ORIGINAL, ATTENTION_FACTOR]
            .map(|knob| setup.settings.get(&knob, setup.dim));
        let lists = setup.settings.choice(&LISTS, setup.dim, &PUBLISHED);
        let [short, long] = lists.unwrap_or(PUBLISHED[0]).map(<[f64]>::to_vec);
        let attention_factor = (stated > 0.0).then_some(stated);
        let long_rope = LongRope { short, long, original, factor, attention_factor };
        Encoding { rescale: Rescale::LongRope(long_rope), ..setup.rope() }
    },
};
