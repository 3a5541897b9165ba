//! The page-turner: which token is worked out, how far the reading is, and what a stack of layers keeps.

use rotarium_kernel::attention::Format;
use rotarium_kernel::rereading::Order;
use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::lab::Lab;
use crate::messages::recurrence::turner as words;
use crate::switches::Switch;

/// Most tokens whose reading is followed step by step.
pub const MAX_TURNED: usize = 64;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Turner {
    /// i: the token that is worked out, from 1.
    pub token: usize,
    /// t: how many tokens were read for it, from 1.
    pub inner: usize,
    /// Backward, forward or shuffled.
    pub order: usize,
    /// f64, f32 or bf16.
    pub format: usize,
    /// ℓ: layers of attention.
    pub depth: usize,
    /// Whether each layer keeps its keys and values.
    pub cached: bool,
    /// Layers of the model whose memory is counted.
    pub stack: usize,
    /// Its channels.
    pub hidden: usize,
}

impl Default for Turner {
    fn default() -> Self {
        Self {
            token: 12,
            inner: 5,
            order: 0,
            format: 0,
            depth: 2,
            cached: false,
            stack: 80,
            hidden: 8192,
        }
    }
}

/// The types of numbers, as the switch has them.
const FORMATS: [Format; 3] = [Format::F64, Format::F32, Format::Bf16];

impl Lab {
    /// How many tokens are followed step by step.
    pub(crate) fn turned(&self) -> usize {
        self.mixed().min(MAX_TURNED)
    }

    /// Which token is worked out, from 0.
    pub(crate) fn turned_query(&self) -> usize {
        self.pages.recurrence.turner.token.clamp(1, self.turned().max(1)) - 1
    }

    /// How many tokens were read for it, from 1.
    pub(crate) fn turned_inner(&self) -> usize {
        self.pages.recurrence.turner.inner.clamp(1, self.turned_query() + 1)
    }

    /// In which order tokens are read.
    pub(crate) fn turned_order(&self) -> Order {
        match self.pages.recurrence.turner.order {
            0 => Order::Backward,
            1 => Order::Forward,
            _ => Order::Random(self.content.seed.into()),
        }
    }

    /// In which type of numbers.
    pub(crate) fn turned_format(&self) -> Format {
        FORMATS.get(self.pages.recurrence.turner.format).copied().unwrap_or(Format::F64)
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "turn-token",
        symbol: "i",
        label: words::TOKEN,
        range: |lab| whole(1, lab.turned().max(1), 12),
        get: |lab, _| (lab.turned_query() + 1) as f64,
        set: |lab, _, value| lab.pages.recurrence.turner.token = value as usize,
    },
    Dial {
        key: "turn-step",
        symbol: "t",
        label: words::INNER,
        range: |lab| whole(1, lab.turned_query() + 1, 5),
        get: |lab, _| lab.turned_inner() as f64,
        set: |lab, _, value| lab.pages.recurrence.turner.inner = value as usize,
    },
    Dial {
        key: "turn-layers",
        symbol: "ℓ",
        label: words::DEPTH,
        range: |_| whole(1, 4, 2),
        get: |lab, _| lab.pages.recurrence.turner.depth as f64,
        set: |lab, _, value| lab.pages.recurrence.turner.depth = value as usize,
    },
    Dial {
        key: "stack-layers",
        symbol: "ℓ",
        label: words::STACKED,
        range: |_| whole(1, 256, 80),
        get: |lab, _| lab.pages.recurrence.turner.stack as f64,
        set: |lab, _, value| lab.pages.recurrence.turner.stack = value as usize,
    },
    Dial {
        key: "stack-width",
        symbol: "d",
        label: words::HIDDEN,
        range: |_| steep(whole(1, 32_768, 8192)),
        get: |lab, _| lab.pages.recurrence.turner.hidden as f64,
        set: |lab, _, value| lab.pages.recurrence.turner.hidden = value as usize,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "turn-order",
        label: words::SCAN,
        options: &[
            ("backward", words::BACKWARD),
            ("forward", words::FORWARD),
            ("random", words::RANDOM),
        ],
        get: |lab| lab.pages.recurrence.turner.order,
        set: |lab, option| lab.pages.recurrence.turner.order = option,
    },
    Switch {
        key: "turn-digits",
        label: words::DIGITS,
        options: &[("f64", words::F64), ("f32", words::F32), ("bf16", words::BF16)],
        get: |lab| lab.pages.recurrence.turner.format,
        set: |lab, option| lab.pages.recurrence.turner.format = option,
    },
    Switch {
        key: "turn-cache",
        label: words::CACHE,
        options: &[("off", words::CACHE_OFF), ("on", words::CACHE_ON)],
        get: |lab| usize::from(lab.pages.recurrence.turner.cached),
        set: |lab, option| lab.pages.recurrence.turner.cached = option == 1,
    },
];
