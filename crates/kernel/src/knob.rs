//! Knobs: the numbers that a scheme lets people turn, with their limits.
//!
//! Deliberately does not know: sliders, labels, links.

use serde::{Deserialize, Serialize};

use crate::dim::HeadDim;

/// One number that can be turned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knob {
    /// Stable name, as in links and message tables.
    pub key: &'static str,
    /// The symbol of the formula.
    pub symbol: &'static str,
    /// What values it takes.
    pub kind: Kind,
}

/// What values a knob takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A number in a range.
    Number {
        /// Smallest.
        min: f64,
        /// Largest.
        max: f64,
        /// When nothing is said.
        default: f64,
        /// Whole numbers only.
        whole: bool,
        /// Whether equal steps of the slider are equal ratios.
        logarithmic: bool,
    },
    /// A whole number of pairs, 0 ..= P; when nothing is said, `share`·P.
    Pairs {
        /// Share of the pairs.
        share: f64,
    },
    /// One of a list of names.
    Choice {
        /// The names; the value is the index.
        ids: &'static [&'static str],
        /// When nothing is said.
        default: usize,
    },
}

/// Limits of a knob for a given head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Smallest.
    pub min: f64,
    /// Largest.
    pub max: f64,
    /// When nothing is said.
    pub default: f64,
    /// Whole numbers only.
    pub whole: bool,
    /// Whether equal steps of a slider are equal ratios.
    pub logarithmic: bool,
}

impl Range {
    /// The nearest allowed value; NaN gives the default.
    pub fn nearest(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        let value = if self.whole { libm::round(value) } else { value };
        value.clamp(self.min, self.max)
    }
}

impl Knob {
    /// Limits for a head of `dim` channels.
    pub fn range(&self, dim: HeadDim) -> Range {
        match self.kind {
            Kind::Number { min, max, default, whole, logarithmic } => {
                Range { min, max, default, whole, logarithmic }
            }
            Kind::Pairs { share } => {
                let max = dim.pairs() as f64;
                let default = libm::round(share * max);
                Range { min: 0.0, max, default, whole: true, logarithmic: false }
            }
            Kind::Choice { ids, default } => {
                let [max, default] = [ids.len().saturating_sub(1) as f64, default as f64];
                Range { min: 0.0, max, default, whole: true, logarithmic: false }
            }
        }
    }
}

/// Values of knobs, sorted by key; what is missing has its default, so equal settings are equal values.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings(Vec<(String, f64)>);

impl Settings {
    /// The value of a knob: inside its limits whatever was stored.
    pub fn get(&self, knob: &Knob, dim: HeadDim) -> f64 {
        let range = knob.range(dim);
        self.find(knob).map_or(range.default, |at| range.nearest(self.0[at].1))
    }

    /// As [`Self::get`], for whole numbers.
    pub fn whole(&self, knob: &Knob, dim: HeadDim) -> usize {
        self.get(knob, dim) as usize
    }

    /// The entry of `all` that a choice knob names.
    pub fn choice<T: Copy>(&self, knob: &Knob, dim: HeadDim, all: &[T]) -> Option<T> {
        all.get(self.whole(knob, dim)).copied()
    }

    /// Stores a value, or forgets it when it is the default.
    pub fn set(&mut self, knob: &Knob, dim: HeadDim, value: f64) {
        let range = knob.range(dim);
        let value = range.nearest(value);
        match self.find(knob) {
            Ok(at) if value == range.default => drop(self.0.remove(at)),
            Ok(at) => self.0[at].1 = value,
            Err(_) if value == range.default => {}
            Err(at) => self.0.insert(at, (knob.key.to_string(), value)),
        }
    }

    /// Where the knob is, or where it would be.
    fn find(&self, knob: &Knob) -> Result<usize, usize> {
        self.0.binary_search_by(|(key, _)| key.as_str().cmp(knob.key))
    }

    /// Whether anything differs from the defaults.
    pub fn is_default(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOB: Knob = Knob {
        key: "factor",
        symbol: "s",
        kind: Kind::Number { min: 1.0, max: 64.0, default: 4.0, whole: false, logarithmic: true },
    };

    #[test]
    fn any_value_becomes_an_allowed_one() {
        let mut settings = Settings::default();
        for (value, kept) in [(f64::NAN, 4.0), (f64::INFINITY, 64.0), (-1.0, 1.0), (8.0, 8.0)] {
            settings.set(&KNOB, HeadDim::DEFAULT, value);
            assert_eq!(settings.get(&KNOB, HeadDim::DEFAULT), kept);
        }
    }

    #[test]
    fn defaults_leave_no_trace() {
        let mut settings = Settings::default();
        settings.set(&KNOB, HeadDim::DEFAULT, 8.0);
        settings.set(&KNOB, HeadDim::DEFAULT, 4.0);
        assert!(settings.is_default());
    }
}
