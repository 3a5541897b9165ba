//! Distances and angles that training never showed: what only this part of the Length looks at.

use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::messages::length::positions as words;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Positions {
    /// Whether the map is coloured by the bare distance even where frequencies, and with them angles, change unevenly.
    pub bare: bool,
    /// w: distances below it are near.
    pub near: usize,
    /// Layers through which tokens are read.
    pub layers: usize,
}

impl Default for Positions {
    fn default() -> Self {
        Self { bare: false, near: 64, layers: 24 }
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "near",
        symbol: "w",
        label: words::NEAR,
        range: |_| steep(whole(1, 1 << 20, 64)),
        get: |lab, _| lab.pages.length.positions.near as f64,
        set: |lab, _, value| lab.pages.length.positions.near = value as usize,
    },
    Dial {
        key: "layers",
        symbol: "ℓ",
        label: words::LAYERS,
        range: |_| whole(1, 128, 24),
        get: |lab, _| lab.pages.length.positions.layers as f64,
        set: |lab, _, value| lab.pages.length.positions.layers = value as usize,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[Switch {
    key: "rho",
    label: words::RHO_BY,
    options: &[("angles", words::BY_ANGLES), ("distances", words::BY_DISTANCES)],
    get: |lab| usize::from(lab.pages.length.positions.bare),
    set: |lab, option| lab.pages.length.positions.bare = option == 1,
}];
