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
    /// Whether angles are worked out in f32, whatever the type of the rest.
    pub kept: bool,
    /// Whether code pairs channels the other way than the weights were trained for.
    pub other: bool,
    /// Whether the rows of the weights are permuted for that other way.
    pub permuted: bool,
}

impl Default for Rotation {
    fn default() -> Self {
        Self { position: POSITION, kept: false, other: false, permuted: false }
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
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "angles",
        label: words::PRECISION_ANGLES,
        options: &[("same", words::ANGLES_SAME), ("f32", words::ANGLES_F32)],
        get: |lab| usize::from(lab.pages.rotation.kept),
        set: |lab, option| lab.pages.rotation.kept = option == 1,
    },
    Switch {
        key: "code",
        label: words::PAIRING_CODE,
        options: &[("own", words::CODE_OWN), ("other", words::CODE_OTHER)],
        get: |lab| usize::from(lab.pages.rotation.other),
        set: |lab, option| lab.pages.rotation.other = option == 1,
    },
    Switch {
        key: "weights",
        label: words::PAIRING_WEIGHTS,
        options: &[("trained", words::WEIGHTS_TRAINED), ("permuted", words::WEIGHTS_PERMUTED)],
        get: |lab| usize::from(lab.pages.rotation.permuted),
        set: |lab, option| lab.pages.rotation.permuted = option == 1,
    },
];
