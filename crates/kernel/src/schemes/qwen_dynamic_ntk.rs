//! Dynamic NTK of the first Qwen: the base jumps each time the text outgrows another power of two of L.
//!
//! `use_dynamic_ntk` in QwenLM/Qwen; Qwen-1 adds a log-n temperature, which is a part of its own.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let qwen = schemes::find("qwen-dynamic-ntk").unwrap().encoding(dim, 1e4, &Settings::default());
//! let slowest = |n| qwen.frequencies(dim, n).theta(63);
//! assert!((slowest(2048.0) / slowest(8192.0) - 7.0).abs() < 1e-9); // α = 7 from 4097 to 8192 steps
//! ```

use super::yarn::original;
use super::{About, Claims, Scheme};
use crate::knob::Knob;
use crate::recipe::Encoding;
use crate::rescale::{QwenDynamicNtk, Rescale};

const ORIGINAL: Knob = original(2048.0);

/// RoPE-1D on a base that follows the text in steps.
pub static SCHEME: Scheme = Scheme {
    id: "qwen-dynamic-ntk",
    title: "Dynamic NTK of Qwen",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[ORIGINAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "b′ = b·α^(d/(d−2)),  α = max(1, 2^⌈log₂(n/L) + 1⌉ − 1)",
    source: "Bai et al. 2023, arXiv:2309.16609; github.com/QwenLM/Qwen",
    encode: |setup| {
        let original = setup.settings.get(&ORIGINAL, setup.dim);
        Encoding { rescale: Rescale::QwenDynamicNtk(QwenDynamicNtk { original }), ..setup.rope() }
    },
};
