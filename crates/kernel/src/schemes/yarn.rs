//! YaRN: fast pairs are kept, slow ones interpolated, and the scores grow with ln s.
//!
//! Peng et al. 2023, arXiv:2309.00071. The paper ramps in the number of turns, its code and transformers in the index of the
//! pair, which is the default here. Kimi K2 sets both ends to 1 turn (a step), gpt-oss keeps fractional ends, DeepSeek sets
//! both mscales alike, so that m is 1, and squares the growth into the softmax scale.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let (dim, yarn) = (HeadDim::new(128).unwrap(), schemes::find("yarn").unwrap());
//! let mut settings = Settings::default();
//! settings.set(&yarn.knobs[0], dim, 16.0);
//! let llama2 = yarn.encoding(dim, 1e4, &settings).frequencies(dim, 1.0);
//! assert!((llama2.theta(30) / 1e4_f64.powf(-60.0 / 128.0) - 0.639423).abs() < 5e-7);
//! assert!((llama2.attention_factor() - 1.27726).abs() < 5e-6);
//! ```

use super::interpolation::factor;
use super::{About, Claims, Scheme, Setup};
use crate::dim::HeadDim;
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{Band, Mscale, Ramp, Reach, Rescale, Yarn};
use crate::temperature::{DeepSeek, Temperature};

const FACTOR: Knob = factor(4.0);
pub(super) const ORIGINAL: Knob = original(4096.0);
pub(super) const BETA_FAST: Knob = turns("beta-fast", "β₁", 32.0);
pub(super) const BETA_SLOW: Knob = turns("beta-slow", "β₂", 1.0);
pub(super) const RAMP: Knob = Knob {
    key: "ramp",
    symbol: "γ",
    kind: Kind::Choice { ids: &["along-index", "along-turns"], default: 0 },
};
pub(super) const TRUNCATE: Knob = Knob {
    key: "truncate",
    symbol: "",
    kind: Kind::Choice { ids: &["fractional-ends", "whole-ends"], default: 1 },
};
pub(super) const ATTENTION_FACTOR: Knob = slope("attention-factor", "m", 4.0);
const MSCALE: Knob = slope("mscale", "c₁", 2.0);
const MSCALE_ALL_DIM: Knob = slope("mscale-all-dim", "c₂", 2.0);
const SOFTMAX_SCALE: Knob = Knob {
    key: "softmax-scale",
    symbol: "",
    kind: Kind::Choice { ids: &["softmax-plain", "softmax-deepseek"], default: 0 },
};

/// L: the training length.
pub(super) const fn original(default: f64) -> Knob {
    Knob {
        key: "original",
        symbol: "L",
        kind: Kind::Number { min: 16.0, max: 1048576.0, default, whole: true, logarithmic: true },
    }
}

/// A number of turns within the training length.
pub(super) const fn turns(key: &'static str, symbol: &'static str, default: f64) -> Knob {
    Knob {
        key,
        symbol,
        kind: Kind::Number { min: 0.125, max: 256.0, default, whole: false, logarithmic: true },
    }
}

/// A number that counts unless it is 0.
const fn slope(key: &'static str, symbol: &'static str, max: f64) -> Knob {
    Knob {
        key,
        symbol,
        kind: Kind::Number { min: 0.0, max, default: 0.0, whole: false, logarithmic: false },
    }
}

/// The band that the settings draw.
pub(super) fn band(setup: &Setup) -> Band {
    let [original, beta_fast, beta_slow, truncate] = [ORIGINAL, BETA_FAST, BETA_SLOW, TRUNCATE]
        .map(|knob| setup.settings.get(&knob, setup.dim));
    let ramp = setup.settings.choice(&RAMP, setup.dim, &Ramp::ALL).unwrap_or(Ramp::Index);
    Band { original, beta_fast, beta_slow, ramp, truncate: truncate > 0.0 }
}

/// RoPE-1D in two bands with a ramp between, and an attention factor.
pub static SCHEME: Scheme = Scheme {
    id: "yarn",
    title: "YaRN",
    uses_base: true,
    turns: true,
    sets: |settings| match settings.get(&SOFTMAX_SCALE, HeadDim::DEFAULT) {
        0.0 => &["rescale"],
        _ => &["rescale", "temperature"],
    },
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[
        FACTOR,
        ORIGINAL,
        BETA_FAST,
        BETA_SLOW,
        RAMP,
        TRUNCATE,
        ATTENTION_FACTOR,
        MSCALE,
        MSCALE_ALL_DIM,
        SOFTMAX_SCALE,
    ],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = (1−γ_i)θ_i + γ_iθ_i/s,  m = 0.1 ln s + 1",
    source: "Peng et al. 2023, arXiv:2309.00071",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let [factor, all_dim] = [get(&FACTOR), get(&MSCALE_ALL_DIM)];
        let mscale =
            Mscale { attention_factor: get(&ATTENTION_FACTOR), mscale: get(&MSCALE), all_dim };
        let yarn = Yarn { reach: Reach::Factor(factor), band: band(setup), mscale };
        let beneath = setup.rope();
        let temperature = if get(&SOFTMAX_SCALE) > 0.0 {
            Temperature::DeepSeek(DeepSeek { factor, mscale_all_dim: all_dim })
        } else {
            beneath.temperature
        };
        Encoding { rescale: Rescale::Yarn(yarn), temperature, ..beneath }
    },
};
