//! Dials: every number of the lab that can be turned, with its limits, its key in links and its label.
//!
//! Sliders, typed entry, links and their notices all work from this one list; the knobs of a scheme join it.
//! Deliberately does not know: widgets.

use rotarium_kernel::{HeadDim, Kind, Knob, MAX_TOKENS, Range};

use crate::lab::{BASE, Lab, MAX_SIDE, SlotName};
use crate::messages;
use crate::text::Text;

/// A number of the lab, beside the knobs of the schemes.
#[derive(Debug)]
pub struct Dial {
    /// Stable name, as in links.
    pub key: &'static str,
    /// The symbol of the formulas.
    pub symbol: &'static str,
    /// What it is.
    pub label: Text,
    range: fn(&Lab) -> Range,
    get: fn(&Lab, SlotName) -> f64,
    set: fn(&mut Lab, SlotName, f64),
}

const fn whole(min: usize, max: usize, default: usize) -> Range {
    Range { min: min as f64, max: max as f64, default: default as f64, whole: true, logarithmic: false }
}

const fn steep(range: Range) -> Range {
    Range { logarithmic: true, ..range }
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

/// All dials that belong to the lab itself.
pub static DIALS: &[Dial] = &[
    Dial {
        key: "n",
        symbol: "N",
        label: messages::LENGTH,
        range: |lab| steep(whole(lab.patches().max(1), MAX_TOKENS, lab.patches() + 48)),
        get: |lab, _| lab.tokens() as f64,
        set: |lab, _, value| lab.set_tokens(value as usize),
    },
    Dial {
        key: "before",
        symbol: "L",
        label: messages::BEFORE,
        range: |lab| steep(whole(0, MAX_TOKENS - lab.patches() - lab.after, 24)),
        get: |lab, _| lab.before as f64,
        set: |lab, _, value| lab.before = value as usize,
    },
    Dial {
        key: "rows",
        symbol: "h",
        label: messages::ROWS,
        range: |_| whole(1, MAX_SIDE, 6),
        get: |lab, _| lab.rows as f64,
        set: |lab, _, value| lab.rows = value as usize,
    },
    Dial {
        key: "columns",
        symbol: "w",
        label: messages::COLUMNS,
        range: |_| whole(1, MAX_SIDE, 10),
        get: |lab, _| lab.columns as f64,
        set: |lab, _, value| lab.columns = value as usize,
    },
    Dial {
        key: "after",
        symbol: "",
        label: messages::AFTER,
        range: |lab| steep(whole(0, MAX_TOKENS - lab.patches() - lab.before, 24)),
        get: |lab, _| lab.after as f64,
        set: |lab, _, value| lab.after = value as usize,
    },
    Dial {
        key: "dim",
        symbol: "d",
        label: messages::DIM,
        range: |_| whole(HeadDim::MIN, HeadDim::MAX, 128),
        get: |lab, _| lab.dim.get() as f64,
        set: |lab, _, value| lab.dim = HeadDim::nearest(value),
    },
    Dial {
        key: "train",
        symbol: "L₀",
        label: messages::TRAIN,
        range: |_| steep(whole(16, 1 << 24, 4096)),
        get: |lab, _| lab.train as f64,
        set: |lab, _, value| lab.train = value as usize,
    },
    Dial {
        key: "base",
        symbol: "b",
        label: messages::BASE,
        range: |_| steep(real(BASE.0, BASE.1, 1e4)),
        get: |lab, slot| lab.slot(slot).base,
        set: |lab, slot, value| lab.slot_mut(slot).base = value,
    },
    Dial {
        key: "mean",
        symbol: "μ",
        label: messages::MEAN,
        range: |_| real(-10.0, 10.0, 0.0),
        get: |lab, _| lab.content.mean,
        set: |lab, _, value| lab.content.mean = value,
    },
    Dial {
        key: "variance",
        symbol: "σ²",
        label: messages::VARIANCE,
        range: |_| real(0.0, 100.0, 1.0),
        get: |lab, _| lab.content.variance,
        set: |lab, _, value| lab.content.variance = value,
    },
    Dial {
        key: "offset",
        symbol: "δ",
        label: messages::OFFSET,
        range: |_| real(-4096.0, 4096.0, 4.0),
        get: |lab, _| lab.content.offset,
        set: |lab, _, value| lab.content.offset = value,
    },
    Dial {
        key: "place",
        symbol: "",
        label: messages::PLACE,
        range: |_| real(0.0, 1.0, 0.25),
        get: |lab, _| lab.content.place,
        set: |lab, _, value| lab.content.place = value,
    },
    Dial {
        key: "strength",
        symbol: "",
        label: messages::STRENGTH,
        range: |_| real(0.0, 10.0, 1.0),
        get: |lab, _| lab.content.strength,
        set: |lab, _, value| lab.content.strength = value,
    },
    Dial {
        key: "seed",
        symbol: "",
        label: messages::SEED,
        range: |_| whole(0, u32::MAX as usize, 1),
        get: |lab, _| f64::from(lab.content.seed),
        set: |lab, _, value| lab.content.seed = value as u32,
    },
];

/// Something that can be turned: a dial of the lab or a knob of a slot's scheme.
#[derive(Debug, Clone, Copy)]
pub enum Control {
    /// A number of the lab.
    Dial(&'static Dial),
    /// A number of the scheme.
    Knob(&'static Knob),
}

impl Control {
    /// The control of that key: a dial, or a knob of the slot's scheme.
    pub fn find(lab: &Lab, slot: SlotName, key: &str) -> Option<Self> {
        let dial = DIALS.iter().find(|dial| dial.key == key).map(Self::Dial);
        dial.or_else(|| lab.slot(slot).scheme.knobs.iter().find(|knob| knob.key == key).map(Self::Knob))
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Dial(dial) => dial.key,
            Self::Knob(knob) => knob.key,
        }
    }

    /// The symbol of the formulas; may be empty.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Dial(dial) => dial.symbol,
            Self::Knob(knob) => knob.symbol,
        }
    }

    /// What it is.
    pub fn label(self) -> Text {
        match self {
            Self::Dial(dial) => dial.label,
            Self::Knob(knob) => messages::knob(knob.key),
        }
    }

    /// The names of a choice; None for numbers.
    pub fn choices(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Knob(Knob { kind: Kind::Choice { ids, .. }, .. }) => Some(ids),
            _ => None,
        }
    }

    /// Whether only even numbers are allowed: channels come in pairs.
    pub fn is_even(self) -> bool {
        self.key() == "dim"
    }

    /// Its limits in this state.
    pub fn range(self, lab: &Lab) -> Range {
        match self {
            Self::Dial(dial) => (dial.range)(lab),
            Self::Knob(knob) => knob.range(lab.dim),
        }
    }

    /// Its value in this state.
    pub fn get(self, lab: &Lab, slot: SlotName) -> f64 {
        match self {
            Self::Dial(dial) => (dial.get)(lab, slot),
            Self::Knob(knob) => lab.slot(slot).settings.get(knob, lab.dim),
        }
    }

    /// Turns it: the nearest allowed value, everything else put back within its limits.
    pub fn set(self, lab: &mut Lab, slot: SlotName, value: f64) {
        let value = self.range(lab).nearest(value);
        match self {
            Self::Dial(dial) => (dial.set)(lab, slot, value),
            Self::Knob(knob) => {
                let dim = lab.dim;
                lab.slot_mut(slot).settings.set(knob, dim, value);
            }
        }
        lab.settle();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dial_survives_every_number() {
        for dial in DIALS {
            for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1e300, 1e300, 7.3] {
                let mut lab = Lab::default();
                Control::Dial(dial).set(&mut lab, SlotName::A, value);
                let range = Control::Dial(dial).range(&lab);
                let found = Control::Dial(dial).get(&lab, SlotName::A);
                assert!((range.min..=range.max).contains(&found), "{} = {found}", dial.key);
                assert!((1..=MAX_TOKENS).contains(&lab.tokens()));
            }
        }
    }

    #[test]
    fn a_dial_reads_what_was_set() {
        for dial in DIALS.iter().filter(|dial| dial.key != "n") {
            let mut lab = Lab::default();
            let control = Control::Dial(dial);
            let range = control.range(&lab);
            let wanted = range.nearest(f64::midpoint(range.min, range.max.min(100.0)));
            control.set(&mut lab, SlotName::B, wanted);
            assert!((control.get(&lab, SlotName::B) - wanted).abs() < 1.5, "{}", dial.key);
        }
    }
}
