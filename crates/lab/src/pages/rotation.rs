//! Rotation: what only that page looks at.
//!
//! Deliberately does not know: what rounding does.

use rotarium_kernel::MAX_TOKENS;
use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::messages::rotation as words;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rotation {
    /// p: the position whose angles are rounded.
    pub position: usize,
}

impl Default for Rotation {
    fn default() -> Self {
        Self { position: POSITION }
    }
}

/// Beyond what 8 bits and what 11 bits hold.
const POSITION: usize = 10_007;

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[Dial {
    key: "position",
    symbol: "p",
    label: words::POSITION,
    range: |_| steep(whole(0, MAX_TOKENS, POSITION)),
    get: |lab, _| lab.pages.rotation.position as f64,
    set: |lab, _, value| lab.pages.rotation.position = value as usize,
}];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];
