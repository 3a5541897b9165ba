//! A profile of one's own: log₁₀ θ through five heights that can be drawn.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let drawn = schemes::find("profile").unwrap().encoding(dim, 1e4, &Settings::default()).frequencies(dim, 1.0);
//! assert!((drawn.theta(63) / 1e-4 - 1.0).abs() < 1e-12); // its last pair reaches what RoPE's stops short of
//! ```

use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::ladder::{Between, Drawn, Ladder};
use crate::recipe::Encoding;

/// log₁₀ θ at a point of the profile.
const fn height(key: &'static str, symbol: &'static str, default: f64) -> Knob {
    Knob { key, symbol, kind: Kind::Number { min: -9.0, max: 0.5, default, whole: false, logarithmic: false } }
}

const FIRST: Knob = height("height-0", "h₀", 0.0);
const SECOND: Knob = height("height-1", "h₁", -1.0);
const THIRD: Knob = height("height-2", "h₂", -2.0);
const FOURTH: Knob = height("height-3", "h₃", -3.0);
const LAST: Knob = height("height-4", "h₄", -4.0);
const BETWEEN: Knob = Knob {
    key: "between",
    symbol: "",
    kind: Kind::Choice { ids: &["exponential", "power"], default: 0 },
};

/// Frequencies that are drawn.
pub static SCHEME: Scheme = Scheme {
    id: "profile",
    title: "Own profile",
    uses_base: false,
    turns: true,
    sets: |_| &["ladder"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FIRST, SECOND, THIRD, FOURTH, LAST, BETWEEN],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "log₁₀ θ_i through five heights, straight in i or in ln(1 + i)",
    source: "Su 2021, kexue.fm/archives/8265, on the choice of θ",
    encode: |setup| {
        let heights = [FIRST, SECOND, THIRD, FOURTH, LAST].map(|knob| setup.settings.get(&knob, setup.dim));
        let between = setup.settings.choice(&BETWEEN, setup.dim, &Between::ALL).unwrap_or(Between::Pairs);
        Encoding { ladder: Ladder::Drawn(Drawn { heights, between }), ..setup.rope() }
    },
};
