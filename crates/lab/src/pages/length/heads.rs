//! Two heads with known content: the fitted one and the one that looks back: what only this part of the Length looks at.

use rotarium_kernel::{MAX_TOKENS, Range};
use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::messages::length::heads as words;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heads {
    /// λ: how firmly the fit holds the weights back.
    pub ridge: f64,
    /// w: distances below are near.
    pub near: usize,
    /// δ: how far the second head looks back.
    pub back: usize,
}

impl Default for Heads {
    fn default() -> Self {
        Self { ridge: 0.1, near: 64, back: 16 }
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "ridge",
        symbol: "λ",
        label: words::RIDGE,
        range: |_| Range { min: 1e-5, max: 100.0, default: 0.1, whole: false, logarithmic: true },
        get: |lab, _| lab.pages.length.heads.ridge,
        set: |lab, _, value| lab.pages.length.heads.ridge = value,
    },
    Dial {
        key: "within",
        symbol: "w",
        label: words::NEAR,
        range: |_| steep(whole(1, MAX_TOKENS, 64)),
        get: |lab, _| lab.pages.length.heads.near as f64,
        set: |lab, _, value| lab.pages.length.heads.near = value as usize,
    },
    Dial {
        key: "back",
        symbol: "δ",
        label: words::BACK,
        range: |_| steep(whole(1, 4096, 16)),
        get: |lab, _| lab.pages.length.heads.back as f64,
        set: |lab, _, value| lab.pages.length.heads.back = value as usize,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];
