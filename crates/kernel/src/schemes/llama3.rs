//! Llama 3 scaling: pairs above 4 turns in 8192 steps are kept, below 1 turn interpolated, blended between; no temperature.
//!
//! Grattafiori et al. 2024 (arXiv:2407.21783); `apply_scaling` in github.com/meta-llama/llama-models. It is the turn ramp of the
//! YaRN paper from 1 to 4. Llama 3.1 has s = 8, Llama 3.2 has 32, Llama 4 Scout 16 with both ends at 1.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let llama = schemes::find("llama3").unwrap().encoding(dim, 5e5, &Settings::default()).frequencies(dim, 1.0);
//! let kept = |pair| llama.theta(pair) / 5e5_f64.powf(-2.0 * pair as f64 / 128.0);
//! assert!((kept(31) - 0.493507).abs() < 5e-7 && (kept(35) - 0.125).abs() < 1e-12); // Llama 3.1 8B
//! ```

use super::interpolation::factor;
use super::yarn::{original, turns};
use super::{About, Claims, Scheme};
use crate::knob::Knob;
use crate::recipe::Encoding;
use crate::rescale::{Llama3, Rescale};

const FACTOR: Knob = factor(8.0);
const LOW: Knob = turns("low-freq-factor", "f₁", 1.0);
const HIGH: Knob = turns("high-freq-factor", "f₂", 4.0);
const ORIGINAL: Knob = original(8192.0);

/// RoPE-1D in two bands with a ramp in turns.
pub static SCHEME: Scheme = Scheme {
    id: "llama3",
    title: "Llama 3 scaling",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FACTOR, LOW, HIGH, ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = [μ_i + (1−μ_i)/s]θ_i,  μ_i = (L/λ_i − f₁)/(f₂ − f₁) in 0 … 1",
    source: "Grattafiori et al. 2024, arXiv:2407.21783; github.com/meta-llama/llama-models",
    encode: |setup| {
        let [factor, low, high, original] =
            [FACTOR, LOW, HIGH, ORIGINAL].map(|knob| setup.settings.get(&knob, setup.dim));
        let llama = Llama3 { factor, low, high, original };
        Encoding { rescale: Rescale::Llama3(llama), ..setup.rope() }
    },
};
