//! StreamingLLM: a cache of the first g and the last R tokens, whose positions are their slots.
//!
//! Xiao et al. 2023, arXiv:2309.17453: g = 4. What leaves the cache is forgotten; no text is too long.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("streaming-llm").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 2.0);
//! settings.set(&scheme.knobs[1], HeadDim::DEFAULT, 6.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 7.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(1))[0], 6.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(10))[0], 5.0);
//! ```

use super::{About, Claims, Scheme};
use crate::distance::{Cache, Distance};
use crate::knob::{Kind, Knob};
use crate::mask::{Lambda, Mask};
use crate::recipe::Encoding;

const SINKS: Knob = Knob {
    key: "sinks",
    symbol: "g",
    kind: Kind::Number { min: 0.0, max: 4096.0, default: 4.0, whole: true, logarithmic: false },
};
const WINDOW: Knob = Knob {
    key: "window",
    symbol: "R",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 32.0, whole: true, logarithmic: true },
};

/// Slots of a rolling cache.
pub static SCHEME: Scheme = Scheme {
    id: "streaming-llm",
    title: "StreamingLLM",
    uses_base: true,
    turns: true,
    sets: |_| &["distance", "mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SINKS, WINDOW],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Δ < R or n < g;  ρ = min(m, g + R − 1) − n for n < g",
    source: "Xiao et al. 2023, arXiv:2309.17453",
    encode: |setup| {
        let [sinks, recent] = [&SINKS, &WINDOW].map(|knob| setup.settings.whole(knob, setup.dim));
        Encoding {
            distance: Distance::Cache(Cache { sinks: sinks as f64, recent: recent as f64 }),
            mask: Mask::Lambda(Lambda { global: sinks, width: recent }),
            ..setup.rope()
        }
    },
};
