//! The methods, one entry each: which settings the sources recommend for a length, and where they have none.
//!
//! Deliberately does not know: what the settings do; that is measured.

use std::f64::consts::TAU;
use std::fmt::Display;

use crate::messages::length::settings::plan as words;
use crate::text::{Language, Text};

/// A model, and the length that it is to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    /// Tokens of training.
    pub(super) train: f64,
    /// Tokens that are wanted, more than those of training.
    pub(super) tokens: f64,
    /// Channels that turn.
    pub(super) turning: usize,
    /// Base of the ladder.
    pub(super) base: f64,
    /// Whether only part of the head turns.
    pub(super) partial: bool,
    /// The language of reasons.
    pub(super) language: Language,
}

/// Knobs and their values.
type Values = Vec<(&'static str, f64)>;

/// A method: a scheme and a rule for its knobs.
pub(super) struct Method {
    /// Id of the scheme.
    pub(super) id: &'static str,
    /// Where the rule comes from.
    pub(super) rule: Text,
    /// The values, or why there are none.
    pub(super) values: fn(&Need) -> Result<Values, String>,
}

/// Largest factor of a scheme.
const FACTOR: f64 = 1024.0;

impl Need {
    fn ratio(&self) -> f64 {
        self.tokens / self.train
    }

    fn say(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.with(self.language, values)
    }

    /// A factor within the limits.
    fn factor(&self, wanted: f64, max: f64) -> Result<f64, String> {
        if wanted <= max {
            return Ok(wanted);
        }
        let [ratio, factor] = [self.ratio(), wanted].map(rotarium_kernel::number::plain);
        Err(self.say(words::TOO_FAR, &[("ratio", &ratio), ("factor", &factor), ("max", &max)]))
    }

    fn original(&self) -> (&'static str, f64) {
        ("original", self.train)
    }

    /// A change of base needs a second pair.
    fn pairs(&self) -> Result<(), String> {
        if self.turning > 2 { Ok(()) } else { Err(self.say(words::ONE_PAIR, &[])) }
    }

    fn short(&self) -> String {
        self.say(words::SHORT_TRAIN, &[("train", &self.train)])
    }
}

/// All methods, in the order of the table.
pub(super) static METHODS: &[Method] = &[
    Method {
        id: "pi",
        rule: words::RULE_PI,
        values: |need| Ok(vec![("factor", need.factor(need.ratio(), FACTOR)?)]),
    },
    Method { id: "ntk", rule: words::RULE_NTK, values: twice },
    Method { id: "ntk-mixed", rule: words::RULE_NTK, values: twice },
    Method {
        id: "dynamic-ntk",
        rule: words::RULE_DYNAMIC,
        values: |need| need.pairs().map(|()| vec![("factor", 2.0), need.original()]),
    },
    Method {
        id: "qwen-dynamic-ntk",
        rule: words::RULE_QWEN,
        values: |need| need.pairs().map(|()| vec![need.original()]),
    },
    Method { id: "ntk-by-parts", rule: words::RULE_PARTS, values: stretched },
    Method { id: "yarn", rule: words::RULE_YARN, values: stretched },
    Method {
        id: "dynamic-yarn",
        rule: words::RULE_DYNAMIC_YARN,
        values: |need| Ok(vec![need.original()]),
    },
    Method { id: "llama3", rule: words::RULE_LLAMA3, values: stretched },
    Method { id: "longrope", rule: words::RULE_LONGROPE, values: longrope },
    Method { id: "abf", rule: words::RULE_ABF, values: critical_base },
    Method {
        id: "rerope",
        rule: words::RULE_REROPE,
        values: |need| Ok(vec![("window", libm::floor(need.train / 4.0))]),
    },
    Method { id: "leaky-rerope", rule: words::RULE_LEAKY, values: leaky },
    Method { id: "self-extend", rule: words::RULE_SELF_EXTEND, values: self_extend },
    Method {
        id: "dca",
        rule: words::RULE_DCA,
        values: |need| {
            let [chunk, local] = [0.75, 0.125].map(|share| libm::floor(share * need.train));
            Ok(vec![("chunk-limit", chunk), ("local", local)])
        },
    },
    Method {
        id: "window",
        rule: words::RULE_WINDOW,
        values: |need| Ok(vec![("window", need.train)]),
    },
    Method {
        id: "lm-infinite",
        rule: words::RULE_LM_INFINITE,
        values: |need| after_first(need, "global", 10.0),
    },
    Method {
        id: "streaming-llm",
        rule: words::RULE_STREAMING,
        values: |need| after_first(need, "sinks", 4.0),
    },
    Method {
        id: "log-n-post-hoc",
        rule: words::RULE_LOGN,
        values: |need| Ok(vec![need.original()]),
    },
];

/// The rule of static NTK.
fn twice(need: &Need) -> Result<Values, String> {
    need.pairs()?;
    Ok(vec![("factor", need.factor(2.0 * need.ratio(), FACTOR)?)])
}

/// A factor n/L and the length from which it counts.
fn stretched(need: &Need) -> Result<Values, String> {
    Ok(vec![("factor", need.factor(need.ratio(), FACTOR)?), need.original()])
}

fn longrope(need: &Need) -> Result<Values, String> {
    let fits = need.turning == 96 && need.base == 1e4 && need.train == 4096.0;
    if !fits || need.tokens > 131072.0 {
        return Err(need.say(words::NO_SEARCH, &[]));
    }
    // Phi-4-mini turns three quarters of its head, Phi-3.5-mini all of it.
    Ok(vec![("lists", f64::from(need.partial)), ("factor", 32.0), need.original()])
}

/// The base with which as many pairs complete a turn in n tokens as did in L (Liu et al. 2023, arXiv:2310.05209).
fn critical_base(need: &Need) -> Result<Values, String> {
    const MAX: f64 = 1e9;
    need.pairs()?;
    let power = libm::log(need.tokens / TAU) / libm::log(need.train / TAU);
    let base = libm::pow(need.base, power);
    if base.is_finite() && base <= MAX {
        return Ok(vec![("new-base", base)]);
    }
    let [base, max] = [base, MAX].map(rotarium_kernel::number::plain);
    Err(need.say(words::BASE_LIMIT, &[("base", &base), ("max", &max)]))
}

fn leaky(need: &Need) -> Result<Values, String> {
    let window = libm::floor(need.train / 4.0);
    let room = need.train / 2.0 - window;
    let leak = libm::ceil((need.tokens - 1.0 - window) / room).max(1.0);
    Ok(vec![("window", window), ("leak", need.factor(leak, FACTOR)?)])
}

fn self_extend(need: &Need) -> Result<Values, String> {
    let window = |group: f64| libm::floor(0.25 * need.train / group) * group;
    let fits = |group: f64| {
        let window = window(group);
        window >= group && window + (need.tokens - window) / group < need.train * 2.0 / 3.0
    };
    let group = (2..=4096).map(f64::from).find(|group| fits(*group));
    let group = group.ok_or_else(|| need.short())?;
    Ok(vec![("window", window(group)), ("group", group)])
}

/// Some first tokens, and a window that with them is as long as the training.
fn after_first(need: &Need, key: &'static str, count: f64) -> Result<Values, String> {
    if need.train <= 2.0 * count {
        return Err(need.short());
    }
    Ok(vec![(key, count), ("window", need.train - count)])
}
