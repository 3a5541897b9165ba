//! Dials: every number of the lab that can be turned, with its limits, its key in links and its label.
//!
//! Sliders, typed entry, links and their notices all work from this one list; the knobs of a scheme join it.
//! Deliberately does not know: widgets.

use rotarium_kernel::{HeadDim, Kind, Knob, MAX_TOKENS, Range};

use crate::composition::Side;
use crate::lab::{BASE, Lab, SlotName};
use crate::messages;
use crate::mix;
use crate::pages;
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
    pub(crate) range: fn(&Lab) -> Range,
    pub(crate) get: fn(&Lab, SlotName) -> f64,
    pub(crate) set: fn(&mut Lab, SlotName, f64),
}

pub(crate) const fn whole(min: usize, max: usize, default: usize) -> Range {
    Range {
        min: min as f64,
        max: max as f64,
        default: default as f64,
        whole: true,
        logarithmic: false,
    }
}

pub(crate) const fn steep(range: Range) -> Range {
    Range { logarithmic: true, ..range }
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

/// All dials.
pub fn all() -> impl Iterator<Item = &'static Dial> {
    DIALS.iter().chain(pages::DIALS.into_iter().flatten())
}

/// The training length.
pub(crate) const TRAIN: Dial = Dial {
    key: "train",
    symbol: "L₀",
    label: messages::TRAIN,
    range: |_| steep(whole(16, 1 << 24, 4096)),
    get: |lab, _| lab.train as f64,
    set: |lab, _, value| lab.train = value as usize,
};

/// The dials that belong to no single page.
static DIALS: &[Dial] = &[
    Dial {
        key: "n",
        symbol: "N",
        label: messages::LENGTH,
        range: |lab| {
            let fixed = lab.tokens() - lab.sequence.before() - lab.sequence.after();
            steep(whole(fixed.max(1), MAX_TOKENS, fixed + 48))
        },
        get: |lab, _| lab.tokens() as f64,
        set: |lab, _, value| lab.set_tokens(value as usize),
    },
    Dial {
        key: "before",
        symbol: "L",
        label: messages::BEFORE,
        range: |lab| steep(whole(0, MAX_TOKENS - lab.tokens() + lab.sequence.before(), 24)),
        get: |lab, _| lab.sequence.before() as f64,
        set: |lab, _, value| lab.sequence.set_before(value as usize),
    },
    Dial {
        key: "rows",
        symbol: "h",
        label: messages::ROWS,
        range: |lab| lab.picture_range(Side::Rows, 6),
        get: |lab, _| lab.picture().map_or(6, |grid| grid[1]) as f64,
        set: |lab, _, value| lab.set_picture_side(Side::Rows, value),
    },
    Dial {
        key: "columns",
        symbol: "w",
        label: messages::COLUMNS,
        range: |lab| lab.picture_range(Side::Columns, 10),
        get: |lab, _| lab.picture().map_or(10, |grid| grid[2]) as f64,
        set: |lab, _, value| lab.set_picture_side(Side::Columns, value),
    },
    Dial {
        key: "after",
        symbol: "",
        label: messages::AFTER,
        range: |lab| steep(whole(0, MAX_TOKENS - lab.tokens() + lab.sequence.after(), 24)),
        get: |lab, _| lab.sequence.after() as f64,
        set: |lab, _, value| lab.sequence.set_after(value as usize),
    },
    Dial {
        key: "dim",
        symbol: "d",
        label: messages::DIM,
        range: |_| whole(HeadDim::MIN, HeadDim::MAX, 128),
        get: |lab, _| lab.dim.get() as f64,
        set: |lab, _, value| lab.dim = HeadDim::nearest(value),
    },
    TRAIN,
    mix::QUERY,
    mix::KEY,
    mix::SHIFT,
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
    /// A number of the scheme in a layer of the slot's recipe.
    Knob(usize, &'static Knob),
}

impl Control {
    /// The control of that key: a dial (in layer 0), or a knob of the scheme in a layer of the slot.
    pub fn find(lab: &Lab, slot: SlotName, layer: usize, key: &str) -> Option<Self> {
        let dial = all().find(|dial| layer == 0 && dial.key == key).map(Self::Dial);
        dial.or_else(|| {
            let knobs = lab.slot(slot).scheme_at(layer)?.knobs;
            knobs.iter().find(|knob| knob.key == key).map(|knob| Self::Knob(layer, knob))
        })
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Dial(dial) => dial.key,
            Self::Knob(_, knob) => knob.key,
        }
    }

    /// The symbol of the formulas; may be empty.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Dial(dial) => dial.symbol,
            Self::Knob(_, knob) => knob.symbol,
        }
    }

    /// What it is.
    pub fn label(self) -> Text {
        match self {
            Self::Dial(dial) => dial.label,
            Self::Knob(_, knob) => messages::knob(knob.key),
        }
    }

    /// The names of a choice; None for numbers.
    pub fn choices(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Knob(_, Knob { kind: Kind::Choice { ids, .. }, .. }) => Some(ids),
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
            Self::Knob(_, knob) => knob.range(lab.dim),
        }
    }

    /// Its value in this state.
    pub fn get(self, lab: &Lab, slot: SlotName) -> f64 {
        match self {
            Self::Dial(dial) => (dial.get)(lab, slot),
            Self::Knob(layer, knob) => lab.slot(slot).settings(layer).get(knob, lab.dim),
        }
    }

    /// Turns it: the nearest allowed value, everything else put back within its limits.
    pub fn set(self, lab: &mut Lab, slot: SlotName, value: f64) {
        let value = self.range(lab).nearest(value);
        match self {
            Self::Dial(dial) => (dial.set)(lab, slot, value),
            Self::Knob(layer, knob) => {
                let dim = lab.dim;
                lab.slot_mut(slot).settings_mut(layer).set(knob, dim, value);
            }
        }
        lab.settle();
    }
}

/// Where a value stands on a slider, 0 to 1.
pub fn position(range: &Range, value: f64) -> f64 {
    let span = range.max - range.min;
    if span <= 0.0 {
        return 0.0;
    }
    let share = (range.nearest(value) - range.min) / span;
    if range.logarithmic {
        libm::log10(1.0 + share * steepness(range)) / libm::log10(1.0 + steepness(range))
    } else {
        share
    }
}

/// The value at a place on a slider, 0 to 1.
pub fn value_at(range: &Range, position: f64) -> f64 {
    let position = if position.is_finite() { position.clamp(0.0, 1.0) } else { 0.0 };
    let share = if range.logarithmic {
        (libm::pow(1.0 + steepness(range), position) - 1.0) / steepness(range)
    } else {
        position
    };
    range.nearest(range.min + share * (range.max - range.min))
}

/// How many times the range is longer than its smallest scale: that of its first value, or 1 where it begins at 0.
fn steepness(range: &Range) -> f64 {
    (range.max - range.min) / if range.min > 0.0 { range.min } else { 1.0 }
}

/// The value after a key press: one step, or ten for `big`; steps grow with the value on steep ranges.
pub fn nudged(range: &Range, value: f64, up: bool, big: bool, even: bool) -> f64 {
    let times = if big { 10.0 } else { 1.0 };
    let least = match (even, range.whole) {
        (true, _) => 2.0,
        (_, true) => 1.0,
        _ => (range.max - range.min) / 1000.0,
    };
    let step = if range.logarithmic {
        (0.01 * value).max(if range.whole { 1.0 } else { 1e-3 * range.min })
    } else {
        least
    };
    let step = times * if range.whole { step.round() } else { step };
    range.nearest(if up { value + step } else { value - step })
}

/// A value as people read it: thin spaces between groups of three digits.
pub fn printed(value: f64) -> String {
    let text = rotarium_kernel::number::significant(value, 8);
    let (sign, digits) = text.strip_prefix('−').map_or(("", text.as_str()), |digits| ("−", digits));
    let (whole, rest) = match digits.find(|c: char| !c.is_ascii_digit()) {
        Some(end) => digits.split_at(end),
        None => (digits, ""),
    };
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dial_survives_every_number() {
        for dial in all() {
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
    fn sliders_and_values_agree() {
        for dial in all() {
            let range = Control::Dial(dial).range(&Lab::default());
            for step in 0..=20 {
                let value = value_at(&range, f64::from(step) / 20.0);
                assert!(
                    (value_at(&range, position(&range, value)) - value).abs()
                        <= 1e-6 * value.abs() + 1.0
                );
            }
            assert_eq!([value_at(&range, 0.0), value_at(&range, 1.0)], [range.min, range.max]);
            assert_eq!(value_at(&range, f64::NAN), range.min);
        }
    }

    #[test]
    fn a_key_press_always_moves() {
        for dial in all() {
            let control = Control::Dial(dial);
            let range = control.range(&Lab::default());
            let values = [range.min, range.default, f64::midpoint(range.min, range.max)];
            for value in values.into_iter().filter(|value| *value < range.max) {
                let up = nudged(&range, value, true, false, control.is_even());
                assert!(up > value, "{} stays at {value}", dial.key);
                assert!(nudged(&range, up, false, true, control.is_even()) < up);
            }
        }
    }

    #[test]
    fn long_numbers_are_grouped_and_read_back() {
        assert_eq!(printed(1_048_576.0), "1\u{202f}048\u{202f}576");
        assert_eq!(
            [printed(4096.0), printed(-0.25), printed(12_345.5)],
            ["4096", "−0.25", "12\u{202f}345.5"]
        );
        for value in [1_048_576.0, -12_345.5, 1e9, 0.001] {
            assert_eq!(crate::entry::number(&printed(value)), Some(value));
        }
    }

    #[test]
    fn a_dial_reads_what_was_set() {
        for dial in all().filter(|dial| dial.key != "n") {
            let mut lab = Lab::default();
            let control = Control::Dial(dial);
            let range = control.range(&lab);
            let wanted = range.nearest(f64::midpoint(range.min, range.max.min(100.0)));
            control.set(&mut lab, SlotName::B, wanted);
            assert!((control.get(&lab, SlotName::B) - wanted).abs() < 1.5, "{}", dial.key);
        }
    }
}
