//! T5: nothing rotates; distances fall into buckets, and each bucket has a value.
//!
//! Raffel et al. 2019, arXiv:1910.10683: 32 buckets, the last from 128 tokens on. The values are learned in the model. Here
//! they follow a rule instead: a bucket has −a·ln(1 + Δ) with Δ the smallest distance that falls into it.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let t5 = schemes::find("t5").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(t5.bias.at(113.0, 0.0), t5.bias.at(9000.0, 0.0)); // bucket 31
//! assert!((t5.bias.at(2.0, 0.0) + 3_f64.ln()).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::bias::{Bias, T5};
use crate::ladder::{Ladder, Still};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const BUCKETS: Knob = Knob {
    key: "buckets",
    symbol: "B",
    kind: Kind::Number { min: 4.0, max: 256.0, default: 32.0, whole: true, logarithmic: false },
};
const MAX_DISTANCE: Knob = Knob {
    key: "max-distance",
    symbol: "D",
    kind: Kind::Number { min: 4.0, max: 65536.0, default: 128.0, whole: true, logarithmic: true },
};
const AMPLITUDE: Knob = Knob {
    key: "amplitude",
    symbol: "a",
    kind: Kind::Number { min: 0.01, max: 16.0, default: 1.0, whole: false, logarithmic: true },
};
const DIRECTION: Knob = Knob {
    key: "direction",
    symbol: "",
    kind: Kind::Choice { ids: &["backwards", "both-ways"], default: 0 },
};

/// T5 buckets.
pub static SCHEME: Scheme = Scheme {
    id: "t5",
    title: "T5 buckets",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[BUCKETS, MAX_DISTANCE, AMPLITUDE, DIRECTION],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/√d + v[bucket(m − n)]",
    source: "Raffel et al. 2019, arXiv:1910.10683",
    encode: |setup| {
        let whole = |knob| setup.settings.whole(knob, setup.dim);
        let (both_ways, buckets) = (whole(&DIRECTION) == 1, whole(&BUCKETS));
        let max_distance = setup.settings.get(&MAX_DISTANCE, setup.dim);
        let amplitude = setup.settings.get(&AMPLITUDE, setup.dim);
        let side = if both_ways { buckets / 2 } else { buckets };
        let value = |bucket| -amplitude * libm::log1p(T5::starts_at(side, max_distance, bucket));
        let values = (0..side).map(value).cycle().take(if both_ways { 2 * side } else { side });
        let bias = Bias::T5(T5 { values: values.collect(), max_distance, both_ways });
        Encoding { ladder: Ladder::Still(Still), bias, ..setup.rope() }
    },
};
