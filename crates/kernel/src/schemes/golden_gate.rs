//! Golden gate: directions of the pairs are a golden angle apart, frequencies evenly spaced in their logarithm.
//!
//! J. Xiong 2025 (blog post); golden angle, coordinates in [−1, 1] and the range 0.2 … 20 are from a re-implementation. There is no base.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("golden-gate").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert!((frequencies.pairs()[0][0] - 0.2).abs() < 1e-12);
//! let last = frequencies.pairs()[63];
//! assert!((last[0].hypot(last[1]) - 20.0).abs() < 1e-9);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, GoldenGate};
use crate::knob::Knob;
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

const LOW: Knob = knobs::ratio("omega-min", "ω_min", [0.01, 0.2, 10.0]);
const HIGH: Knob = knobs::ratio("omega-max", "ω_max", [1.0, 20.0, 1000.0]);

/// Golden directions.
pub static SCHEME: Scheme = Scheme {
    id: "golden-gate",
    title: "Golden gate",
    uses_base: false,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[LOW, HIGH],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ω_p = m_p (cos pπ/φ, sin pπ/φ),  m_p = ω_min … ω_max",
    source: "Xiong 2025, jerryxio.ng/posts/nd-rope",
    encode: |setup| {
        let [low, high] = [&LOW, &HIGH].map(|knob| setup.settings.get(knob, setup.dim));
        let measure = Measure::Ends;
        Encoding {
            placement: Placement::Patches(Patches { order: Order::ColumnFirst, measure }),
            allocation: Allocation::GoldenGate(GoldenGate { low, high }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
