//! What the views of positions share: what they forget, and the inks of recipes that stand side by side in one figure.

use crate::composition::{Composition, Part};
use crate::figure::{Entry, Ink};
use crate::lab::{Lab, SLOTS, SlotName};
use crate::pages::{Length, Pages, Positions};

/// The inks of the recipes.
pub(super) const INKS: [Ink; SLOTS] =
    [Ink::Accent, Ink::Image, Ink::Second, Ink::Video, Ink::Text, Ink::Strong];

/// Everything but the recipes, the two lengths and the mask: what is read is text as long as the sequence.
pub(super) fn forget(lab: &mut Lab) {
    let sequence = Composition::new(vec![Part::text(lab.tokens())]);
    let Lab { slots, compared, show, dim, train, mask, pages, .. } = lab.clone();
    *lab = Lab { slots, compared, show, dim, train, mask, pages, sequence, ..Lab::default() };
}

/// The state of pages in which nothing but this is told.
pub(super) fn of_positions(positions: Positions) -> Pages {
    Pages { length: Length { positions, ..Length::default() }, ..Pages::default() }
}

/// "A RoPE-1D".
pub(super) fn name(lab: &Lab, slot: SlotName) -> String {
    format!("{slot:?} {}", lab.slot(slot).title())
}

/// The line of a recipe in the legend.
pub(super) fn entry(slot: SlotName, label: String) -> Entry {
    Entry { ink: INKS[slot.index()], dashed: false, label }
}

/// How wide its line is: where lines coincide, the earlier ones show behind the later ones.
pub(super) fn width(slot: SlotName) -> f32 {
    5.0 - 0.75 * slot.index() as f32
}

/// Some distances of the last of `tokens`, from 0: all of the near ones, ever fewer of the far ones.
pub(super) fn spread(tokens: usize, most: usize) -> Vec<usize> {
    let last = tokens.saturating_sub(1);
    let most = most.clamp(2, 600);
    let ratio = libm::pow(last.max(1) as f64, 1.0 / most as f64);
    let mut backs = vec![0];
    let mut at = 1.0;
    while (at as usize) < last {
        backs.push(at as usize);
        at = (at * ratio).max(libm::floor(at) + 1.0);
    }
    backs.push(last);
    backs.dedup();
    backs
}
