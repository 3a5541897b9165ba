//! The first zero of a recipe's kernel: where it is, and the base that would put it elsewhere.
//!
//! Deliberately does not know: what is dragged to ask for it.

use rotarium_kernel::bases::{base_for, base_up_to};
use rotarium_kernel::crossing::Turns;
use rotarium_kernel::{Head, MAX_TOKENS, Sequence};
use serde::{Deserialize, Serialize};

use crate::dials::printed;
use crate::lab::{BASE, Lab};
use crate::messages::decays as messages;
use crate::text::Language;

/// A distance at which the first zero is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The distance, in tokens.
    pub distance: usize,
    /// Whether only this very distance will do; else it is one of a movement, along which bases only grow.
    pub exact: bool,
}

/// The first negative distance, and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Zero {
    /// Where the kernel first is below 0; None where it is not, below the training length.
    pub first: Option<usize>,
    /// Distances that are looked at: all below this one.
    pub length: usize,
    /// The base that puts it where it was wanted, or nearest to that.
    pub base: Option<f64>,
    /// A sentence on it.
    pub said: String,
}

/// Distances of the page: all below the training length, and no more than a sequence can have.
pub(crate) fn length(lab: &Lab) -> usize {
    lab.train.clamp(1, MAX_TOKENS)
}

/// What a base makes of the recipe that the knobs turn; None where its kernel is more than turned pairs.
pub(crate) fn turns(lab: &Lab, base: f64) -> Option<Turns> {
    let mut slot = lab.slot(lab.show.editing()).clone();
    slot.base = base;
    Turns::of(&Head::new(&slot.encoding(lab.dim), lab.dim, &Sequence::text(length(lab))))
}

/// The first zero of the recipe that the knobs turn; or, when a distance is wanted, the base that puts it there.
pub fn zero(lab: &Lab, wanted: Option<Wanted>, language: Language) -> Zero {
    let slot = lab.slot(lab.show.editing());
    let length = length(lab);
    let name = slot.title();
    let scheme: [(&str, &dyn std::fmt::Display); 1] = [("scheme", &name)];
    let Some(now) = turns(lab, slot.base) else {
        let said = messages::NOT_TURNED.with(language, &scheme);
        return Zero { length, said, ..Zero::default() };
    };
    let first = now.first_negative(length);
    let said = match wanted {
        Some(wanted) if slot.scheme.uses_base => return placed(lab, wanted, language),
        Some(_) => messages::ZERO_NO_BASE.with(language, &scheme),
        None => match first {
            Some(at) => messages::ZERO_IS
                .with(language, &[("base", &printed(slot.base)), ("at", &printed(at as f64))]),
            None => messages::ZERO_BEYOND.with(
                language,
                &[("base", &printed(slot.base)), ("length", &printed(length as f64))],
            ),
        },
    };
    Zero { first, length, base: None, said }
}

fn placed(lab: &Lab, Wanted { distance, exact }: Wanted, language: Language) -> Zero {
    let wanted = distance.clamp(1, MAX_TOKENS);
    let still = || Turns::new(Vec::new(), Vec::new());
    let family = |base: f64| turns(lab, base).unwrap_or_else(still);
    let find = if exact { base_for } else { base_up_to };
    let placed = find(&family, wanted, BASE);
    let [low, high] = [BASE.0, BASE.1].map(printed);
    let asked = printed(wanted as f64);
    let range: [(&str, &dyn std::fmt::Display); 3] =
        [("low", &low), ("high", &high), ("wanted", &asked)];
    let Some(placed) = placed else {
        let said = messages::ZERO_NONE.with(language, &range);
        return Zero { length: length(lab), said, ..Zero::default() };
    };
    let is_there = placed.distance == wanted || !exact;
    let words = if is_there { messages::ZERO_FOUND } else { messages::ZERO_JUMPS };
    let (base, at) = (printed(placed.base), printed(placed.distance as f64));
    let values: Vec<(&str, &dyn std::fmt::Display)> =
        range.into_iter().chain([("base", &base as &dyn std::fmt::Display), ("at", &at)]).collect();
    Zero {
        first: Some(placed.distance),
        length: length(lab),
        base: Some(placed.base),
        said: words.with(language, &values),
    }
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::schemes;

    use super::*;
    use crate::{Action, SlotName};

    fn lab(scheme: &str) -> Lab {
        let mut lab = Lab::default();
        lab.apply(&Action::Choose(SlotName::A, schemes::find(scheme).unwrap()));
        lab
    }

    #[test]
    fn the_base_that_is_set_puts_the_zero_there() {
        let mut lab = lab("rope");
        assert_eq!(zero(&lab, None, Language::En).first, Some(1707));
        let found = zero(&lab, Some(Wanted { distance: 2724, exact: true }), Language::En);
        assert_eq!(found.first, Some(2724));
        let value = found.base.unwrap();
        lab.apply(&Action::Turn { slot: SlotName::A, layer: 0, key: "base", value });
        assert_eq!(zero(&lab, None, Language::En).first, Some(2724));
    }

    #[test]
    fn what_cannot_be_is_said() {
        let said = |scheme, wanted: Option<usize>| {
            let wanted = wanted.map(|distance| Wanted { distance, exact: true });
            zero(&lab(scheme), wanted, Language::En)
        };
        assert!(said("rope", Some(1)).said.contains("was found that puts it at Δ = 1"));
        assert!(said("alibi", Some(9)).said.contains("more than turn pairs"));
        assert_eq!(said("alibi", None).first, None);
        assert_eq!(said("none", Some(9)).base, None);
        let short = Lab { train: 1, ..lab("rope") };
        let found = zero(&short, None, Language::Zh);
        assert_eq!((found.first, found.length), (None, 1));
    }
}
