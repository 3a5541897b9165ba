//! Focus: what only that page looks at.
//!
//! Deliberately does not know: how a row is drawn, or what it should be.

use rotarium_kernel::Range;
use serde::{Deserialize, Serialize};

use super::mechanisms_start;
use crate::composition::{Composition, Part};
use crate::dials::{Dial, steep, whole};
use crate::lab::Lab;
use crate::messages::focus as words;
use crate::switches::Switch;

/// What the page is about at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FocusTopic {
    /// How sparse rows are.
    #[default]
    Sparsity,
    /// What rank maps have.
    Rank,
    /// What a longer row does.
    Length,
}

impl FocusTopic {
    /// All, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Sparsity, Self::Rank, Self::Length];
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// Which part of the page is open.
    pub topic: FocusTopic,
    /// How scores become weights: a place in the kernel's list.
    pub weighing: usize,
    /// β: the mean score.
    pub beta: f64,
    /// ‖q‖.
    pub norm: f64,
    /// σ of the keys.
    pub spread: f64,
    /// λ of the decay.
    pub lambda: f64,
    /// Whether S is drawn against β/γ instead of γ.
    pub ratio: bool,
    /// Tokens of a map whose rank is asked for.
    pub tokens: usize,
    /// The mask under which mechanisms are compared.
    pub reads: usize,
    /// The mechanism for which masks are compared.
    pub similarity: usize,
    /// Tokens of the prefix of the mixed mask.
    pub prefix: usize,
    /// Neighbours of the local mask, on each side.
    pub window: usize,
    /// What scores are multiplied by.
    pub scale: f64,
    /// τ: how peaked logits are.
    pub heat: f64,
    /// Cosine of the query and the needle.
    pub cosine: f64,
    /// Whether eᴴ is drawn instead of H.
    pub effective: bool,
}

impl Default for Focus {
    fn default() -> Self {
        Self {
            topic: FocusTopic::default(),
            weighing: 0,
            beta: 1.0,
            norm: 1.0,
            spread: 1.0,
            lambda: 0.98,
            ratio: false,
            tokens: 64,
            reads: 2,
            similarity: 1,
            prefix: 24,
            window: 2,
            scale: 1.0,
            heat: 5.0,
            cosine: 0.8,
            effective: false,
        }
    }
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "beta",
        symbol: "β",
        label: words::BETA,
        range: |_| real(-4.0, 4.0, 1.0),
        get: |lab, _| lab.pages.focus.beta,
        set: |lab, _, value| lab.pages.focus.beta = value,
    },
    Dial {
        key: "qnorm",
        symbol: "‖q‖",
        label: words::NORM,
        range: |_| real(0.05, 4.0, 1.0),
        get: |lab, _| lab.pages.focus.norm,
        set: |lab, _, value| lab.pages.focus.norm = value,
    },
    Dial {
        key: "kspread",
        symbol: "σ",
        label: words::SPREAD,
        range: |_| real(0.05, 4.0, 1.0),
        get: |lab, _| lab.pages.focus.spread,
        set: |lab, _, value| lab.pages.focus.spread = value,
    },
    Dial {
        key: "lambda",
        symbol: "λ",
        label: words::LAMBDA,
        range: |_| real(0.5, 1.0, 0.98),
        get: |lab, _| lab.pages.focus.lambda,
        set: |lab, _, value| lab.pages.focus.lambda = value,
    },
    Dial {
        key: "ranktokens",
        symbol: "n",
        label: words::RANK_TOKENS,
        range: |_| steep(whole(1, 128, 64)),
        get: |lab, _| lab.pages.focus.tokens as f64,
        set: |lab, _, value| lab.pages.focus.tokens = value as usize,
    },
    Dial {
        key: "rankprefix",
        symbol: "",
        label: words::PREFIX,
        range: |_| whole(0, 128, 24),
        get: |lab, _| lab.pages.focus.prefix as f64,
        set: |lab, _, value| lab.pages.focus.prefix = value as usize,
    },
    Dial {
        key: "rankwindow",
        symbol: "",
        label: words::WINDOW,
        range: |_| whole(0, 64, 2),
        get: |lab, _| lab.pages.focus.window as f64,
        set: |lab, _, value| lab.pages.focus.window = value as usize,
    },
    Dial {
        key: "rankscale",
        symbol: "s",
        label: words::SCALE,
        range: |_| real(0.0, 16.0, 1.0),
        get: |lab, _| lab.pages.focus.scale,
        set: |lab, _, value| lab.pages.focus.scale = value,
    },
    Dial {
        key: "heat",
        symbol: "τ",
        label: words::HEAT,
        range: |_| real(1.0, 8.0, 5.0),
        get: |lab, _| lab.pages.focus.heat,
        set: |lab, _, value| lab.pages.focus.heat = value,
    },
    Dial {
        key: "needlecos",
        symbol: "cos",
        label: words::COSINE,
        range: |_| real(0.0, 1.0, 0.8),
        get: |lab, _| lab.pages.focus.cosine,
        set: |lab, _, value| lab.pages.focus.cosine = value,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "focus",
        label: words::TOPIC,
        options: &[("sparsity", words::SPARSITY), ("rank", words::RANK), ("length", words::LENGTH)],
        get: |lab| lab.pages.focus.topic as usize,
        set: |lab, option| lab.pages.focus.topic = FocusTopic::ALL[option],
    },
    Switch {
        key: "weighing",
        label: words::WEIGHING,
        options: &[
            ("exp", words::EXP),
            ("identity", words::IDENTITY),
            ("relu", words::RELU),
            ("relu2", words::RELU2),
            ("linear-relu", words::LINEAR_RELU),
            ("linear-elu", words::LINEAR_ELU),
            ("linear-exp", words::LINEAR_EXP),
            ("linear-relu2", words::LINEAR_RELU2),
            ("linear-softplus", words::LINEAR_SOFTPLUS),
            ("cosine", words::COSFORMER),
            ("decay", words::DECAY),
        ],
        get: |lab| lab.pages.focus.weighing,
        set: |lab, option| lab.pages.focus.weighing = option,
    },
    Switch {
        key: "against",
        label: words::AGAINST,
        options: &[("gamma", words::AGAINST_GAMMA), ("ratio", words::AGAINST_RATIO)],
        get: |lab| usize::from(lab.pages.focus.ratio),
        set: |lab, option| lab.pages.focus.ratio = option == 1,
    },
    Switch {
        key: "rankmask",
        label: words::RANK_MASK,
        options: &[
            ("all", words::READS_ALL),
            ("mixed", words::READS_MIXED),
            ("forward", words::READS_FORWARD),
            ("backward", words::READS_BACKWARD),
            ("near", words::READS_NEAR),
        ],
        get: |lab| lab.pages.focus.reads,
        set: |lab, option| lab.pages.focus.reads = option,
    },
    Switch {
        key: "rankof",
        label: words::RANK_OF,
        options: &[
            ("product", words::PRODUCT),
            ("softmax", words::SOFTMAX),
            ("elu", words::LINEAR_ELU),
            ("exp", words::LINEAR_EXP),
            ("relu", words::LINEAR_RELU),
            ("gau", words::RELU2),
        ],
        get: |lab| lab.pages.focus.similarity,
        set: |lab, option| lab.pages.focus.similarity = option,
    },
    Switch {
        key: "spread-as",
        label: words::SPREAD_AS,
        options: &[("entropy", words::AS_ENTROPY), ("tokens", words::AS_TOKENS)],
        get: |lab| usize::from(lab.pages.focus.effective),
        set: |lab, option| lab.pages.focus.effective = option == 1,
    },
];

/// Rows of a thousand keys, as in the figures of the article.
pub(crate) fn start() -> Lab {
    Lab { sequence: Composition::new(vec![Part::text(1024)]), ..mechanisms_start() }
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::focus::Weighing;
    use rotarium_kernel::spectrum::Similarity;

    use super::*;

    #[test]
    fn links_call_weighings_and_mechanisms_as_the_kernel_does() {
        let named = |key: &str| SWITCHES.iter().find(|switch| switch.key == key).unwrap().options;
        let names: Vec<_> = named("weighing").iter().map(|(name, _)| *name).collect();
        assert_eq!(names, Weighing::ALL.map(Weighing::id));
        let names: Vec<_> = named("rankof").iter().map(|(name, _)| *name).collect();
        assert_eq!(names, Similarity::ALL.map(Similarity::id));
    }
}
