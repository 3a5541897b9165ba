//! The profile of frequencies that a person draws: the knobs of its scheme as points of a figure.
//!
//! Deliberately does not know: the figure, pointers, what turns.

use rotarium_kernel::ladder::{Between, Drawn, HEIGHTS};

use crate::dials::Control;
use crate::lab::{Lab, Show, SlotName};
use crate::slot::Slot;

/// The scheme whose knobs are heights.
pub const SCHEME: &str = "profile";

/// The keys of the heights, first pair first.
pub const KEYS: [&str; HEIGHTS] = ["height-0", "height-1", "height-2", "height-3", "height-4"];

/// The limits of a height.
pub const LIMITS: (f64, f64) = (-9.0, 0.5);

/// The heights of log₁₀ θ; None when the scheme of the slot is another one.
pub fn heights(lab: &Lab, slot: SlotName) -> Option<[f64; HEIGHTS]> {
    if lab.slot(slot).scheme.id != SCHEME {
        return None;
    }
    Some(KEYS.map(|key| Control::find(lab, slot, 0, key).map_or(0.0, |knob| knob.get(lab, slot))))
}

/// The pair of each height; fractional where none stands there.
pub fn pairs(lab: &Lab) -> [f64; HEIGHTS] {
    let last = lab.dim.pairs().saturating_sub(1) as f64;
    [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| share * last)
}

/// The state in which the slot that is turned has a straight profile between the ends that it had; of another scheme, between
/// 1 and 1/b.
#[must_use]
pub fn straight(lab: &Lab, power: bool) -> Lab {
    let slot = lab.show.editing();
    let base = lab.slot(slot).base;
    let known = heights(lab, slot);
    let [first, last] =
        known.map_or([0.0, -libm::log10(base)], |known| [known[0], known[HEIGHTS - 1]]);
    let between = Between::ALL[usize::from(power)];
    let heights = Drawn::straight(first, last, between, lab.dim.pairs());
    let mut lab = Lab { show: Show::One(slot), ..lab.clone() };
    if known.is_none() {
        *lab.slot_mut(slot) = Slot { base, ..Slot::named(SCHEME) };
    }
    for (key, value) in
        KEYS.into_iter().chain(["between"]).zip(heights.into_iter().chain([f64::from(power)]))
    {
        if let Some(knob) = Control::find(&lab, slot, 0, key) {
            knob.set(&mut lab, slot, value);
        }
    }
    lab
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_profile_keeps_the_ends_and_is_a_power_where_asked() {
        let mut lab = Lab::default();
        lab.slot_mut(SlotName::A).base = 1e6;
        assert_eq!(heights(&lab, SlotName::A), None);
        let mut lab = straight(&lab, false);
        assert_eq!(heights(&lab, SlotName::A), Some([0.0, -1.5, -3.0, -4.5, -6.0]));
        if let Some(knob) = Control::find(&lab, SlotName::A, 0, KEYS[4]) {
            knob.set(&mut lab, SlotName::A, -2.0);
        }
        let lab = straight(&lab, true);
        let found = heights(&lab, SlotName::A).unwrap();
        assert_eq!([found[0], found[4]], [0.0, -2.0]);
        // A power falls first.
        assert!(
            (found[1] - -2.0 * (1.0 + 63.0 / 4.0_f64).log10() / 64.0_f64.log10()).abs() < 1e-12
        );
        let theta = lab.encoding(SlotName::A).frequencies(lab.dim, 1.0).theta(9);
        assert!((theta.log10() / (10.0_f64.log10() * -2.0 / 64.0_f64.log10()) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_keys_are_those_of_the_scheme_with_these_limits() {
        let slot = Slot::named(SCHEME);
        let heights: Vec<_> =
            slot.scheme.knobs.iter().filter(|knob| knob.key.starts_with("height")).collect();
        assert_eq!(heights.iter().map(|knob| knob.key).collect::<Vec<_>>(), KEYS);
        let lab = Lab::default();
        assert!(
            heights.iter().all(|knob| (knob.range(lab.dim).min, knob.range(lab.dim).max) == LIMITS)
        );
    }
}
