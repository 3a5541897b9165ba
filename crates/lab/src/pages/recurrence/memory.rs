//! The memory: what is stored, and what remembers it. The width of keys and values is that of the inputs.

use rotarium_kernel::recall::{Memory, Store};
use serde::{Deserialize, Serialize};

use super::real;
use crate::dials::{Dial, steep, whole};
use crate::lab::Lab;
use crate::messages::recurrence::memory as words;
use crate::switches::Switch;

/// Most pairs that are stored.
pub(crate) const MAX_PAIRS: usize = 512;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recalled {
    /// n of the errors by age.
    pub pairs: usize,
    /// γ: what RetNet and Gated DeltaNet keep.
    pub keep: f64,
    /// β: how much the delta rule replaces.
    pub replace: f64,
    /// s: how sharply softmax looks.
    pub scale: f64,
    /// Whether keys are orthonormal.
    pub orthonormal: bool,
    /// Width of the keys.
    pub d: usize,
    /// Width of the values.
    pub d_v: usize,
}

impl Default for Recalled {
    fn default() -> Self {
        Self { pairs: 64, keep: 0.9, replace: 1.0, scale: 8.0, orthonormal: false, d: 32, d_v: 32 }
    }
}

impl Recalled {
    /// What is stored.
    pub(crate) fn store(&self, pairs: usize) -> Store {
        Store { pairs, d: self.d, d_v: self.d_v, orthonormal: self.orthonormal }
    }

    /// Linear, DeltaNet, Gated DeltaNet, RetNet, softmax.
    pub(crate) fn memories(&self) -> [Memory; 5] {
        let (write, keep) = (self.replace, self.keep);
        [
            Memory::Linear,
            Memory::Delta { write },
            Memory::GatedDelta { write, keep },
            Memory::Retention { keep },
            Memory::Softmax { scale: self.scale },
        ]
    }
}

fn of(lab: &Lab) -> &Recalled {
    &lab.pages.recurrence.memory
}

fn of_mut(lab: &mut Lab) -> &mut Recalled {
    &mut lab.pages.recurrence.memory
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "recall-pairs",
        symbol: "n",
        label: words::PAIRS,
        range: |_| steep(whole(1, MAX_PAIRS, 64)),
        get: |lab, _| of(lab).pairs as f64,
        set: |lab, _, value| of_mut(lab).pairs = value as usize,
    },
    Dial {
        key: "recall-d",
        symbol: "d",
        label: words::KEY_WIDTH,
        range: |_| whole(1, 64, 32),
        get: |lab, _| of(lab).d as f64,
        set: |lab, _, value| of_mut(lab).d = value as usize,
    },
    Dial {
        key: "recall-dv",
        symbol: "dᵥ",
        label: words::VALUE_WIDTH,
        range: |_| whole(1, 64, 32),
        get: |lab, _| of(lab).d_v as f64,
        set: |lab, _, value| of_mut(lab).d_v = value as usize,
    },
    Dial {
        key: "recall-keep",
        symbol: "γ",
        label: words::KEEP,
        range: |_| real(0.0, 1.0, 0.9),
        get: |lab, _| of(lab).keep,
        set: |lab, _, value| of_mut(lab).keep = value,
    },
    Dial {
        key: "recall-write",
        symbol: "β",
        label: words::REPLACE,
        range: |_| real(0.0, 1.0, 1.0),
        get: |lab, _| of(lab).replace,
        set: |lab, _, value| of_mut(lab).replace = value,
    },
    Dial {
        key: "recall-scale",
        symbol: "s",
        label: words::SCALE,
        range: |_| real(0.0, 64.0, 8.0),
        get: |lab, _| of(lab).scale,
        set: |lab, _, value| of_mut(lab).scale = value,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[Switch {
    key: "recall-keys",
    label: words::KEYS,
    options: &[("false", words::KEYS_RANDOM), ("true", words::KEYS_ORTHONORMAL)],
    get: |lab| usize::from(of(lab).orthonormal),
    set: |lab, option| of_mut(lab).orthonormal = option == 1,
}];
