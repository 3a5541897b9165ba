//! The relatives: which one is looked at, and how it forgets.

use rotarium_kernel::mechanisms::{
    Delta, Features, Gate, Gla, Inputs, Linear, Mamba, Mechanism, Retention, Rwkv,
};
use serde::{Deserialize, Serialize};

use super::real;
use crate::dials::{Dial, whole};
use crate::lab::Lab;
use crate::messages::recurrence::relatives as words;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relatives {
    /// Which one, in the order of the switch.
    pub kind: Kind,
    /// γ, or α of Gated DeltaNet: what is left after one step.
    pub keep: f64,
    /// w of RWKV-4.
    pub fade: f64,
    /// u of RWKV-4.
    pub bonus: f64,
    /// Δ of Mamba on tokens that matter.
    pub step: f64,
    /// Δ of Mamba on those between.
    pub noise: f64,
    /// Every so many tokens one matters.
    pub every: usize,
    /// τ of GLA: how slowly gates close.
    pub slowness: f64,
    /// β of the delta rule: how much is replaced.
    pub replace: f64,
    /// Which channel is looked at, from 0.
    pub channel: usize,
}

impl Default for Relatives {
    fn default() -> Self {
        Self {
            kind: Kind::default(),
            keep: 0.968_75,
            fade: 0.1,
            bonus: 0.3,
            step: 0.7,
            noise: 0.05,
            every: 6,
            slowness: 16.0,
            replace: 1.0,
            channel: 0,
        }
    }
}

/// The relatives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Nothing is forgotten.
    Linear,
    /// A constant rate.
    #[default]
    RetNet,
    /// A rate for each channel, without queries.
    Rwkv,
    /// Steps that tokens decide.
    Mamba,
    /// Rates of channels that tokens decide.
    Gla,
    /// Erases before it writes.
    Delta,
    /// The same, and forgets.
    GatedDelta,
}

impl Kind {
    /// All, in the order of the switch.
    pub const ALL: [Self; 7] = [
        Self::Linear,
        Self::RetNet,
        Self::Rwkv,
        Self::Mamba,
        Self::Gla,
        Self::Delta,
        Self::GatedDelta,
    ];

    /// Keys of the dials that matter for it.
    pub fn dials(self) -> &'static [&'static str] {
        match self {
            Self::Linear => &[],
            Self::RetNet => &["retain"],
            Self::Rwkv => &["rwkv-w", "rwkv-u", "state-channel"],
            Self::Mamba => &["signal-step", "noise-step", "signal-every", "state-channel"],
            Self::Gla => &["gla-tau", "state-channel"],
            Self::Delta => &["rewrite"],
            Self::GatedDelta => &["rewrite", "retain"],
        }
    }
}

impl Relatives {
    /// The mechanism with its settings.
    pub(crate) fn mechanism(&self, kind: Kind, inputs: &Inputs) -> Mechanism {
        let (write, keep) = (Gate::Constant(self.replace), Gate::Constant(self.keep));
        match kind {
            Kind::Linear => Mechanism::Linear(Linear { features: Features::Identity }),
            Kind::RetNet => Mechanism::Retention(Retention { gamma: self.keep, scaled: false }),
            Kind::Rwkv => {
                // Channels forget at w, w/2, w/4 and so on, and then from the start.
                let decay = [1.0, 0.5, 0.25, 0.125].repeat(inputs.v.ncols().div_ceil(4));
                let decay = decay.into_iter().map(|share| share * self.fade).collect();
                Mechanism::Rwkv(Rwkv { decay, bonus: vec![self.bonus] })
            }
            Kind::Mamba => {
                let step = Gate::signal(inputs.tokens(), self.every, self.step, self.noise);
                let rate = (1..=inputs.k.ncols()).map(|at| -(at as f64)).collect();
                Mechanism::Mamba(Mamba { step, rate })
            }
            Kind::Gla => Mechanism::Gla(Gla { keep: Gate::of_keys(&inputs.k, self.slowness) }),
            Kind::Delta => Mechanism::Delta(Delta { write, keep: Gate::Constant(1.0) }),
            Kind::GatedDelta => Mechanism::Delta(Delta { write, keep }),
        }
    }
}

impl Lab {
    /// The channel that is looked at, of keys or, in RWKV-4, of values.
    pub(crate) fn relative_channel(&self) -> usize {
        self.pages.recurrence.relatives.channel.min(self.relative_channels() - 1)
    }

    fn relative_channels(&self) -> usize {
        let of_values = self.pages.recurrence.relatives.kind == Kind::Rwkv;
        if of_values { self.pages.inputs.values } else { self.dim.get() }.max(1)
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "retain",
        symbol: "γ",
        label: words::KEEP,
        range: |_| real(0.0, 1.0, 0.968_75),
        get: |lab, _| lab.pages.recurrence.relatives.keep,
        set: |lab, _, value| lab.pages.recurrence.relatives.keep = value,
    },
    Dial {
        key: "rwkv-w",
        symbol: "w",
        label: words::FADE,
        range: |_| real(0.0, 4.0, 0.1),
        get: |lab, _| lab.pages.recurrence.relatives.fade,
        set: |lab, _, value| lab.pages.recurrence.relatives.fade = value,
    },
    Dial {
        key: "rwkv-u",
        symbol: "u",
        label: words::BONUS,
        range: |_| real(-4.0, 4.0, 0.3),
        get: |lab, _| lab.pages.recurrence.relatives.bonus,
        set: |lab, _, value| lab.pages.recurrence.relatives.bonus = value,
    },
    Dial {
        key: "signal-step",
        symbol: "Δ",
        label: words::STEP,
        range: |_| real(0.0, 4.0, 0.7),
        get: |lab, _| lab.pages.recurrence.relatives.step,
        set: |lab, _, value| lab.pages.recurrence.relatives.step = value,
    },
    Dial {
        key: "noise-step",
        symbol: "Δ",
        label: words::NOISE,
        range: |_| real(0.0, 4.0, 0.05),
        get: |lab, _| lab.pages.recurrence.relatives.noise,
        set: |lab, _, value| lab.pages.recurrence.relatives.noise = value,
    },
    Dial {
        key: "signal-every",
        symbol: "",
        label: words::EVERY,
        range: |_| whole(1, 64, 6),
        get: |lab, _| lab.pages.recurrence.relatives.every as f64,
        set: |lab, _, value| lab.pages.recurrence.relatives.every = value as usize,
    },
    Dial {
        key: "gla-tau",
        symbol: "τ",
        label: words::SLOWNESS,
        range: |_| real(0.5, 64.0, 16.0),
        get: |lab, _| lab.pages.recurrence.relatives.slowness,
        set: |lab, _, value| lab.pages.recurrence.relatives.slowness = value,
    },
    Dial {
        key: "rewrite",
        symbol: "β",
        label: words::REPLACE,
        range: |_| real(0.0, 1.0, 1.0),
        get: |lab, _| lab.pages.recurrence.relatives.replace,
        set: |lab, _, value| lab.pages.recurrence.relatives.replace = value,
    },
    Dial {
        key: "state-channel",
        symbol: "",
        label: words::CHANNEL,
        range: |lab| whole(1, lab.relative_channels(), 1),
        get: |lab, _| (lab.relative_channel() + 1) as f64,
        set: |lab, _, value| {
            lab.pages.recurrence.relatives.channel = (value as usize).saturating_sub(1)
        },
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[Switch {
    key: "relative",
    label: words::RELATIVE,
    options: &[
        ("linear", words::LINEAR),
        ("retnet", words::RETNET),
        ("rwkv", words::RWKV),
        ("mamba", words::MAMBA),
        ("gla", words::GLA),
        ("deltanet", words::DELTA),
        ("gated", words::GATED),
    ],
    get: |lab| lab.pages.recurrence.relatives.kind as usize,
    set: |lab, option| lab.pages.recurrence.relatives.kind = Kind::ALL[option],
}];
