//! Rows of attention with many tokens: a needle, a sink, the norms of keys: what only this part of the Length looks at.

use rotarium_kernel::Range;
use serde::{Deserialize, Serialize};

use crate::dials::Dial;
use crate::messages::length::crowd as words;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crowd {
    /// μ: the logit of the needle.
    pub needle: f64,
    /// σ: the standard deviation of all other logits.
    pub spread: f64,
    /// a: the slope of SSMax.
    pub slope: f64,
    /// Whether eᴴ is drawn instead of H.
    pub effective: bool,
    /// The logit of the first token.
    pub sink: f64,
    /// σ_h: the logit of the learned sink.
    pub learned: f64,
    /// Standard deviation of ln‖k‖.
    pub lengths: f64,
    /// The mean cosine of query and keys.
    pub lean: f64,
}

impl Default for Crowd {
    fn default() -> Self {
        Self {
            needle: 8.0,
            spread: 1.0,
            slope: 0.16,
            effective: false,
            sink: 11.0,
            learned: 11.0,
            lengths: 0.5,
            lean: 0.3,
        }
    }
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "needle",
        symbol: "μ",
        label: words::NEEDLE_LOGIT,
        range: |_| real(0.0, 40.0, 8.0),
        get: |lab, _| lab.pages.length.crowd.needle,
        set: |lab, _, value| lab.pages.length.crowd.needle = value,
    },
    Dial {
        key: "spread",
        symbol: "σ",
        label: words::SPREAD,
        range: |_| real(0.0, 6.0, 1.0),
        get: |lab, _| lab.pages.length.crowd.spread,
        set: |lab, _, value| lab.pages.length.crowd.spread = value,
    },
    Dial {
        key: "ssmax",
        symbol: "a",
        label: words::SLOPE,
        range: |_| real(0.0, 1.0, 0.16),
        get: |lab, _| lab.pages.length.crowd.slope,
        set: |lab, _, value| lab.pages.length.crowd.slope = value,
    },
    Dial {
        key: "sinklogit",
        symbol: "z₀",
        label: words::SINK_LOGIT,
        range: |_| real(0.0, 40.0, 11.0),
        get: |lab, _| lab.pages.length.crowd.sink,
        set: |lab, _, value| lab.pages.length.crowd.sink = value,
    },
    Dial {
        key: "learned",
        symbol: "σ_h",
        label: words::LEARNED,
        range: |_| real(-40.0, 40.0, 11.0),
        get: |lab, _| lab.pages.length.crowd.learned,
        set: |lab, _, value| lab.pages.length.crowd.learned = value,
    },
    Dial {
        key: "lengths",
        symbol: "",
        label: words::LENGTHS,
        range: |_| real(0.0, 2.0, 0.5),
        get: |lab, _| lab.pages.length.crowd.lengths,
        set: |lab, _, value| lab.pages.length.crowd.lengths = value,
    },
    Dial {
        key: "lean",
        symbol: "",
        label: words::LEAN,
        range: |_| real(-1.0, 1.0, 0.3),
        get: |lab, _| lab.pages.length.crowd.lean,
        set: |lab, _, value| lab.pages.length.crowd.lean = value,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[Switch {
    key: "count",
    label: words::COUNT,
    options: &[("entropy", words::COUNT_H), ("effective", words::COUNT_EXP)],
    get: |lab| usize::from(lab.pages.length.crowd.effective),
    set: |lab, option| lab.pages.length.crowd.effective = option == 1,
}];
