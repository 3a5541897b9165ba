//! Circle-RoPE: patches on a circle around the diagonal, all equally far from every text token.
//!
//! arXiv:2505.16416, released code on top of Qwen2.5-VL: α = ½, R = 10; or R = k times the largest centred coordinate. Every other
//! layer of the model uses M-RoPE instead. Text goes on after the largest component, at a real number.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("circle-rope").unwrap().encoding(HeadDim::DEFAULT, 1e6, &Settings::default());
//! assert!((encoding.placement.place(&sequence).position(9)[0] - 11.527).abs() < 5e-4);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::knob::{Kind, Knob};
use crate::placement::{Circle, Placement, Radius};
use crate::recipe::Encoding;

const TIME: Knob = knobs::time(16.0);
const ROWS: Knob = knobs::rows(24.0);
const ALPHA: Knob = Knob {
    key: "direction-share",
    symbol: "α",
    kind: Kind::Number { min: 0.0, max: 1.0, default: 0.5, whole: false, logarithmic: false },
};
const RADIUS: Knob = knobs::ratio("radius", "R", [0.1, 10.0, 100.0]);
const RULE: Knob = knobs::choice("radius-rule", "", &["fixed-radius", "radius-per-size"]);
const FACTOR: Knob = knobs::ratio("radius-factor", "k", [0.1, 1.0, 10.0]);

/// A circle around the diagonal.
pub static SCHEME: Scheme = Scheme {
    id: "circle-rope",
    title: "Circle-RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: true, symmetric_gaps: false, token_equivalence: false },
    knobs: &[TIME, ROWS, ALPHA, RADIUS, RULE, FACTOR],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "p·1 + R(cos θ·u + sin θ·v),  θ = αθ^SA + (1−α)θ^GA",
    source: "Circle-RoPE 2025, arXiv:2505.16416",
    encode: |setup| {
        let get = |knob| setup.settings.get(knob, setup.dim);
        let radius = match setup.settings.whole(&RULE, setup.dim) {
            0 => Radius::Fixed(get(&RADIUS)),
            _ => Radius::PerSize(get(&FACTOR)),
        };
        Encoding {
            placement: Placement::Circle(Circle { alpha: get(&ALPHA), radius }),
            allocation: knobs::chunked(setup, &TIME, &ROWS),
            ..setup.rope()
        }
    },
};
