//! A slot: one recipe under study, as a scheme and what is put over it.
//!
//! Deliberately does not know: the sequence that is read, or the other slot.

use rotarium_kernel::schemes::{self, Clash, Scheme};
use rotarium_kernel::{Encoding, HeadDim, Settings};
use serde::{Deserialize, Serialize};

use crate::messages;
use crate::text::Language;

/// Most schemes of one recipe.
pub const MAX_LAYERS: usize = 4;

/// Schemes that place tokens alike and read the axes by the same sections: of consecutive pairs, and of alternating ones.
const SECTIONS: [&str; 2] = ["m-rope", "m-rope-i"];

/// A scheme with the values of its knobs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// The scheme.
    pub scheme: &'static Scheme,
    /// Its knobs.
    pub settings: Settings,
}

impl Layer {
    /// A scheme with its defaults.
    pub fn of(scheme: &'static Scheme) -> Self {
        Self { scheme, settings: Settings::default() }
    }
}

/// One recipe under study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// The scheme.
    pub scheme: &'static Scheme,
    /// Base b of its ladder.
    pub base: f64,
    /// Its knobs.
    pub settings: Settings,
    /// What is put over it, in this order.
    pub over: Vec<Layer>,
}

impl Slot {
    /// A scheme with base 10 000 and its own defaults.
    pub fn of(scheme: &'static Scheme) -> Self {
        Self { scheme, base: 1e4, settings: Settings::default(), over: Vec::new() }
    }

    /// The scheme of that name as it comes; the first of all when there is none.
    pub(crate) fn named(id: &str) -> Self {
        Self::of(schemes::find(id).unwrap_or(schemes::ALL[0]))
    }

    /// The same with some knobs of its scheme turned; keys that it does not have change nothing.
    #[must_use]
    pub(crate) fn turned(mut self, knobs: &[(&str, f64)]) -> Self {
        for knob in self.scheme.knobs {
            if let Some((_, value)) = knobs.iter().find(|(key, _)| *key == knob.key) {
                self.settings.set(knob, HeadDim::DEFAULT, *value);
            }
        }
        self
    }

    /// The scheme of a layer, 0 being the scheme beneath.
    pub fn scheme_at(&self, layer: usize) -> Option<&'static Scheme> {
        match layer {
            0 => Some(self.scheme),
            _ => self.over.get(layer - 1).map(|layer| layer.scheme),
        }
    }

    /// The knobs of a layer; those of the scheme beneath when there is no such layer.
    pub fn settings(&self, layer: usize) -> &Settings {
        layer
            .checked_sub(1)
            .and_then(|at| self.over.get(at))
            .map_or(&self.settings, |l| &l.settings)
    }

    /// As [`Self::settings`], to change them.
    pub fn settings_mut(&mut self, layer: usize) -> &mut Settings {
        match layer.checked_sub(1).and_then(|at| self.over.get_mut(at)) {
            Some(layer) => &mut layer.settings,
            None => &mut self.settings,
        }
    }

    /// Chooses the scheme beneath; what does not go with it is taken away.
    pub fn choose(&mut self, scheme: &'static Scheme) {
        if self.scheme != scheme {
            (self.scheme, self.settings) = (scheme, Settings::default());
            for layer in std::mem::take(&mut self.over) {
                if self.clash(layer.scheme).is_none() {
                    self.over.push(layer);
                }
            }
        }
    }

    /// Whether the sections of pairs are interleaved; None where there is no such choice.
    pub fn interleaved(&self) -> Option<bool> {
        SECTIONS.iter().position(|id| *id == self.scheme.id).map(|at| at == 1)
    }

    /// Interleaves the sections or puts them one after the other. Their sizes, the base and what is put over stay, and so do
    /// the places of tokens: frames of clips keep their axis of time.
    pub fn interleave(&mut self, interleaved: bool, dim: HeadDim) {
        let now = self.interleaved();
        let other = schemes::find(SECTIONS[usize::from(interleaved)]);
        let Some(scheme) = other.filter(|_| now.is_some_and(|now| now != interleaved)) else {
            return;
        };
        let mut settings = Settings::default();
        for knob in scheme.knobs {
            let same = self.scheme.knobs.iter().find(|known| known.key == knob.key);
            if let Some(known) = same {
                settings.set(knob, dim, self.settings.get(known, dim));
            } else if knob.key == "clip" {
                settings.set(knob, dim, 1.0);
            }
        }
        (self.scheme, self.settings) = (scheme, settings);
    }

    /// Why a scheme cannot be put over the recipe; None when it can.
    pub fn clash(&self, scheme: &Scheme) -> Option<Clash> {
        scheme.clash(&self.layers())
    }

    /// As [`Self::clash`], or that there is no room, in words.
    pub fn refusal(&self, scheme: &Scheme, language: Language) -> Option<String> {
        if !self.has_room() {
            return Some(messages::STACK_FULL.with(language, &[("max", &MAX_LAYERS)]));
        }
        Some(match self.clash(scheme)? {
            Clash::Part(part) => {
                let part = messages::part(part).get(language);
                messages::CLASH_PART.with(language, &[("part", &part)])
            }
            Clash::NothingTurns => messages::CLASH_NOTHING_TURNS.get(language).into(),
        })
    }

    /// Whether there is room for one more scheme.
    pub fn has_room(&self) -> bool {
        self.over.len() + 1 < MAX_LAYERS
    }

    /// Puts a scheme over the recipe, when it goes with it and there is room.
    pub fn put_over(&mut self, scheme: &'static Scheme) {
        if self.has_room() && self.clash(scheme).is_none() {
            self.over.push(Layer::of(scheme));
        }
    }

    /// The whole recipe.
    pub fn encoding(&self, dim: HeadDim) -> Encoding {
        let beneath = self.scheme.encoding(dim, self.base, &self.settings);
        self.over.iter().fold(beneath, |beneath, layer| {
            layer.scheme.over(&beneath, dim, self.base, &layer.settings)
        })
    }

    /// Whether the recipe has a mask of its own, which goes before that of the lab.
    pub fn has_own_mask(&self) -> bool {
        self.who_sets("mask").is_some()
    }

    /// The scheme that sets a part of the recipe.
    pub fn who_sets(&self, part: &str) -> Option<&Scheme> {
        let sets =
            |(scheme, settings): &(&Scheme, &Settings)| (scheme.sets)(settings).contains(&part);
        self.layers().into_iter().find(sets).map(|(scheme, _)| scheme)
    }

    /// Its schemes with their knobs, from beneath.
    fn layers(&self) -> Vec<(&Scheme, &Settings)> {
        let over = self.over.iter().map(|layer| (layer.scheme, &layer.settings));
        std::iter::once((self.scheme, &self.settings)).chain(over).collect()
    }

    /// The names of its schemes, joined.
    pub fn title(&self) -> String {
        let over = self.over.iter().map(|layer| layer.scheme.title);
        std::iter::once(self.scheme.title).chain(over).collect::<Vec<_>>().join(" + ")
    }
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::schemes;

    use super::*;

    fn scheme(id: &str) -> &'static Scheme {
        schemes::find(id).unwrap()
    }

    #[test]
    fn what_is_put_over_keeps_the_rest() {
        let dim = HeadDim::DEFAULT;
        let mut slot = Slot::of(scheme("m-rope"));
        slot.put_over(scheme("yarn"));
        let [alone, both] =
            [Slot::of(scheme("m-rope")), slot.clone()].map(|slot| slot.encoding(dim));
        assert_eq!((both.placement, both.allocation), (alone.placement, alone.allocation));
        assert_eq!(both.rescale, Slot::of(scheme("yarn")).encoding(dim).rescale);
        assert_eq!(slot.title(), "M-RoPE + YaRN");
    }

    #[test]
    fn interleaving_changes_nothing_but_which_pair_reads_which_axis() {
        let dim = HeadDim::DEFAULT;
        let mut slot = Slot::of(scheme("m-rope"));
        slot.base = 1e6;
        slot.settings.set(&slot.scheme.knobs[0], dim, 20.0);
        slot.put_over(scheme("yarn"));
        let before = slot.clone();
        slot.interleave(true, dim);
        assert_eq!((slot.scheme.id, slot.interleaved()), ("m-rope-i", Some(true)));
        let whole = |slot: &Slot, at: usize| slot.settings.whole(&slot.scheme.knobs[at], dim);
        assert_eq!([whole(&slot, 0), whole(&slot, 1)], [20, 24]);
        let [then, now] = [&before, &slot].map(|slot| slot.encoding(dim));
        assert_ne!(then.allocation, now.allocation);
        let clip = rotarium_kernel::Sequence::new([
            rotarium_kernel::Segment::Text { tokens: 3 },
            rotarium_kernel::Segment::clip(4, 2, 3),
            rotarium_kernel::Segment::Text { tokens: 2 },
        ]);
        let [then, now] = [then, now].map(|e| e.placement.place(clip.as_ref().unwrap()).ids());
        assert_eq!(then, now);
        slot.interleave(false, dim);
        assert_eq!(slot, before);
        let mut other = Slot::of(scheme("rope-tv"));
        other.interleave(true, dim);
        assert_eq!((other.scheme.id, other.interleaved()), ("rope-tv", None));
    }

    #[test]
    fn what_has_no_meaning_is_refused_with_a_reason() {
        let clash = |beneath, over| Slot::of(scheme(beneath)).clash(scheme(over));
        assert_eq!(clash("yarn", "pi"), Some(Clash::Part("rescale")));
        assert_eq!(clash("m-rope", "rope-tv"), Some(Clash::Part("placement")));
        assert_eq!(clash("none", "yarn"), Some(Clash::NothingTurns));
        assert_eq!(clash("rope", "yarn"), None);
        let mut slot = Slot::of(scheme("yarn"));
        slot.put_over(scheme("pi"));
        assert_eq!(slot.over, []);
    }

    #[test]
    fn another_scheme_beneath_takes_away_what_clashes() {
        let mut slot = Slot::of(scheme("rope"));
        slot.put_over(scheme("yarn"));
        slot.choose(scheme("rope-tie"));
        assert_eq!(slot.over.len(), 1);
        slot.choose(scheme("none"));
        assert_eq!(slot.over.len(), 0);
    }
}
