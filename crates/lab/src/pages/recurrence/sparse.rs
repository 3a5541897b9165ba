//! Sparse patterns: which one, how wide, and after how many layers it is looked at.

use rotarium_kernel::sparse::{Bits, Pattern};
use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::lab::Lab;
use crate::messages::recurrence::sparse as words;
use crate::switches::Switch;

/// Most tokens whose pairs are followed from layer to layer.
pub const MAX_SPARSE: usize = 256;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sparse {
    /// Which pattern, in the order of the switch.
    pub pattern: usize,
    /// k.
    pub reach: usize,
    /// Tokens of each block that all later ones read, in the fixed pattern.
    pub summary: usize,
    /// Whether only earlier tokens are read.
    pub causal: bool,
    /// Layers that were passed.
    pub hops: usize,
}

impl Default for Sparse {
    fn default() -> Self {
        Self { pattern: 2, reach: 4, summary: 1, causal: false, hops: 1 }
    }
}

impl Sparse {
    /// The patterns of the layers, in turn.
    pub(crate) fn patterns(&self) -> Vec<Pattern> {
        match self.pattern {
            0 => vec![Pattern::Atrous],
            1 => vec![Pattern::Local],
            2 => vec![Pattern::Union],
            3 => vec![Pattern::Atrous, Pattern::Local],
            4 => vec![Pattern::Fixed { summary: self.summary }],
            _ => vec![Pattern::Full],
        }
    }

    /// Their masks.
    pub(crate) fn masks(&self, tokens: usize) -> Vec<Bits> {
        let mask = |pattern: Pattern| pattern.mask(self.reach, self.causal, tokens);
        self.patterns().into_iter().map(mask).collect()
    }
}

fn of(lab: &Lab) -> &Sparse {
    &lab.pages.recurrence.sparse
}

fn of_mut(lab: &mut Lab) -> &mut Sparse {
    &mut lab.pages.recurrence.sparse
}

impl Lab {
    /// How many tokens are followed.
    pub(crate) fn sparse_tokens(&self) -> usize {
        self.mixed().min(MAX_SPARSE)
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "sparse-k",
        symbol: "k",
        label: words::REACH,
        range: |_| steep(whole(1, 256, 4)),
        get: |lab, _| of(lab).reach as f64,
        set: |lab, _, value| of_mut(lab).reach = value as usize,
    },
    Dial {
        key: "hops",
        symbol: "",
        label: words::HOPS,
        range: |_| whole(0, 16, 1),
        get: |lab, _| of(lab).hops as f64,
        set: |lab, _, value| of_mut(lab).hops = value as usize,
    },
    Dial {
        key: "sparse-c",
        symbol: "c",
        label: words::SUMMARY,
        range: |_| whole(0, 64, 1),
        get: |lab, _| of(lab).summary as f64,
        set: |lab, _, value| of_mut(lab).summary = value as usize,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "sparse",
        label: words::PATTERN,
        options: &[
            ("atrous", words::ATROUS),
            ("local", words::LOCAL),
            ("union", words::UNION),
            ("turns", words::TURNS),
            ("fixed", words::FIXED),
            ("full", words::FULL),
        ],
        get: |lab| of(lab).pattern,
        set: |lab, option| of_mut(lab).pattern = option,
    },
    Switch {
        key: "sparse-sight",
        label: words::SIGHT,
        options: &[("both", words::BOTH), ("causal", words::CAUSAL)],
        get: |lab| usize::from(of(lab).causal),
        set: |lab, option| of_mut(lab).causal = option == 1,
    },
];
