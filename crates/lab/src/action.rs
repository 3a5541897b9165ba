//! Actions: the only ways in which the state changes, and the history that undoes them.
//!
//! Deliberately does not know: events, keys, widgets.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::mask::Mask;
use rotarium_kernel::schemes::Scheme;

use serde::{Deserialize, Serialize};

use crate::composition::Edit;
use crate::config::Imported;
use crate::content::{ContentForm, ContentKind};
use crate::dials::Control;
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::mix::Mix;
use crate::models::Model;
use crate::pages::Page;
use crate::projection::{Projection, Turn};
use crate::switches;
use crate::tensors::Chosen;
use crate::window::Window;

/// Something that a person did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Turned a control of a slot (dials that both slots share take either).
    Turn {
        /// Whose control.
        slot: SlotName,
        /// The layer of its recipe, 0 beneath; dials of the lab stand in layer 0.
        layer: usize,
        /// Its key.
        key: &'static str,
        /// The new value; the nearest allowed one is taken.
        value: f64,
    },
    /// Put one control back.
    Reset {
        /// Whose control.
        slot: SlotName,
        /// The layer of its recipe.
        layer: usize,
        /// Its key.
        key: &'static str,
    },
    /// Chose a scheme for a slot.
    Choose(SlotName, &'static Scheme),
    /// Interleaved the sections of a slot's recipe, or put them one after the other.
    Interleave(SlotName, bool),
    /// Put a scheme over the recipe of a slot.
    PutOver(SlotName, &'static Scheme),
    /// Took a layer, from 1, away from the recipe of a slot.
    TakeAway(SlotName, usize),
    /// Started from a published model.
    Start(SlotName, &'static Model),
    /// Took the recipe of a model's configuration.
    Import(SlotName, Box<Imported>),
    /// Put a picture in or took all out.
    Picture(bool),
    /// Changed the sequence.
    Compose(Edit),
    /// Put one more recipe beside the others.
    AddSlot,
    /// Took a recipe out of the comparison.
    RemoveSlot(SlotName),
    /// Chose what the panes show.
    Show(Show),
    /// Exchanged the slots.
    Swap,
    /// Chose a kind of content.
    Fill(ContentKind),
    /// Chose numbers of a file as content, or else as inputs of mechanisms.
    File(Chosen, bool),
    /// Typed q.
    TypeQuery(Vec<f32>),
    /// Typed k.
    TypeKey(Vec<f32>),
    /// Chose a mask.
    Mask(Mask),
    /// Chose what the map shows.
    Read(Reading),
    /// Chose which decay is drawn.
    Decay(Definition),
    /// Chose from which side coordinates are looked at.
    Project(Projection),
    /// Turned the three axes.
    TurnTo(Turn),
    /// Chose one scale for all recipes, or one for each.
    SameScale(bool),
    /// Chose an option of the switch of that key.
    Switch(&'static str, usize),
    /// Pinned the cursor, or freed it.
    Pin(Option<Cursor>),
    /// Moved or resized the window on the map, or showed all of it.
    Window(Option<Window>),
    /// Muted pairs, or stopped some from turning.
    Mix(Mix),
    /// Opened a whole state: a link, or back and forward.
    Open(Box<Lab>),
    /// Put everything back to the start of a page.
    ResetAll(Page),
}

impl Action {
    /// Whether a run of such actions is one step of the history: the drag of one slider.
    fn continues(&self, last: Option<&Self>) -> bool {
        match (self, last) {
            (
                Self::Turn { slot, layer, key, .. },
                Some(Self::Turn { slot: last_slot, layer: last_layer, key: last_key, .. }),
            ) => (slot, layer, key) == (last_slot, last_layer, last_key),
            (
                Self::Compose(Edit::Set(at, side, _)),
                Some(Self::Compose(Edit::Set(last_at, last_side, _))),
            ) => (at, side) == (last_at, last_side),
            (Self::Compose(Edit::Move(from, _)), Some(Self::Compose(Edit::Move(_, last)))) => {
                from == last
            }
            (Self::Pin(_), Some(Self::Pin(_)))
            | (Self::TurnTo(_), Some(Self::TurnTo(_)))
            | (Self::Window(_), Some(Self::Window(_))) => true,
            _ => false,
        }
    }

    /// Whether the action is a step of its own in the browser's history, rather than part of a movement.
    pub fn is_step(&self) -> bool {
        !matches!(
            self,
            Self::Turn { .. }
                | Self::Compose(Edit::Set(..) | Edit::Move(..))
                | Self::Pin(_)
                | Self::TurnTo(_)
                | Self::Window(_)
                | Self::Open(_)
        )
    }
}

impl Lab {
    /// The state after an action.
    pub fn apply(&mut self, action: &Action) {
        match action {
            Action::Turn { slot, layer, key, value } => {
                if let Some(control) = Control::find(self, *slot, *layer, key) {
                    control.set(self, *slot, *value);
                }
            }
            Action::Reset { slot, layer, key } => {
                if let Some(control) = Control::find(self, *slot, *layer, key) {
                    let default = control.range(self).default;
                    control.set(self, *slot, default);
                }
            }
            Action::Choose(slot, scheme) => {
                self.slot_mut(*slot).choose(scheme);
            }
            Action::Interleave(slot, interleaved) => {
                let dim = self.dim;
                self.slot_mut(*slot).interleave(*interleaved, dim);
            }
            Action::PutOver(slot, scheme) => {
                self.slot_mut(*slot).put_over(scheme);
            }
            Action::TakeAway(slot, layer) => {
                let over = &mut self.slot_mut(*slot).over;
                if (1..=over.len()).contains(layer) {
                    over.remove(layer - 1);
                }
            }
            Action::Start(slot, model) => model.start(self, *slot),
            Action::Import(slot, imported) => imported.start(self, *slot),
            Action::Picture(has_picture) => self.set_picture(*has_picture),
            Action::Compose(edit) => self.sequence.apply(edit),
            Action::AddSlot => self.add_slot(),
            Action::RemoveSlot(slot) => self.remove_slot(*slot),
            Action::Show(show) => self.show = *show,
            Action::Swap => self.slots.swap(0, 1),
            Action::Fill(kind) => self.content.kind = *kind,
            Action::File(chosen, as_content) => self.read_file(*chosen, *as_content),
            Action::TypeQuery(q) => {
                self.content = ContentForm { q: q.clone(), ..self.content.clone() }
            }
            Action::TypeKey(k) => {
                self.content = ContentForm { k: k.clone(), ..self.content.clone() }
            }
            Action::Mask(mask) => self.mask = *mask,
            Action::Read(reading) => self.reading = *reading,
            Action::Decay(definition) => self.decay = *definition,
            Action::Project(projection) => self.projection = *projection,
            Action::TurnTo(turn) => self.turn = *turn,
            Action::SameScale(same) => self.same_scale = *same,
            Action::Switch(key, option) => switches::choose(self, key, *option),
            Action::Pin(pin) => self.pin(*pin),
            Action::Window(window) => self.window = *window,
            Action::Mix(mix) => self.mix = *mix,
            Action::Open(lab) => *self = (**lab).clone(),
            Action::ResetAll(page) => *self = page.start(),
        }
        self.settle();
    }
}

/// Most steps that can be undone.
const MAX_STEPS: usize = 200;

/// The state with its past and its undone future.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct History {
    now: Lab,
    past: Vec<Lab>,
    future: Vec<Lab>,
    #[serde(skip)]
    last: Option<Action>,
}

impl History {
    /// A history that begins with a state.
    pub fn new(now: Lab) -> Self {
        Self { now, ..Self::default() }
    }

    /// The state.
    pub fn now(&self) -> &Lab {
        &self.now
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Applies an action; a movement of one slider is one step.
    pub fn apply(&mut self, action: Action) {
        let mut next = self.now.clone();
        next.apply(&action);
        if next == self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, next);
        if !action.continues(self.last.as_ref()) {
            self.past.push(before);
            let extra = self.past.len().saturating_sub(MAX_STEPS);
            self.past.drain(..extra);
        }
        self.future.clear();
        self.last = Some(action);
    }

    /// Ends the present movement: what follows is a step of its own, even if it turns the same control.
    pub fn rest(&mut self) {
        self.last = None;
    }

    /// One step back.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
            self.last = None;
        }
    }

    /// One step forward again.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
            self.last = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(value: f64) -> Action {
        Action::Turn { slot: SlotName::A, layer: 0, key: "base", value }
    }

    #[test]
    fn a_drag_is_one_step() {
        let mut history = History::new(Lab::default());
        [2e4, 3e4, 4e4].into_iter().for_each(|base| history.apply(turn(base)));
        history.apply(Action::Show(Show::B));
        history.undo();
        assert_eq!((history.now().slots[0].base, history.now().show), (4e4, Show::A));
        history.undo();
        assert_eq!(history.now(), &Lab::default());
        assert!(!history.can_undo());
        history.redo();
        history.redo();
        assert_eq!(history.now().show, Show::B);
    }

    #[test]
    fn two_drags_are_two_steps() {
        let mut history = History::new(Lab::default());
        for drag in [[2e4, 3e4], [4e4, 5e4]] {
            history.rest();
            drag.into_iter().for_each(|base| history.apply(turn(base)));
        }
        history.undo();
        assert_eq!(history.now().slots[0].base, 3e4);
        history.undo();
        assert!(!history.can_undo());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut history = History::new(Lab::default());
        history.apply(turn(f64::NAN));
        history.apply(Action::Turn { slot: SlotName::A, layer: 0, key: "no-such-key", value: 1.0 });
        assert!(!history.can_undo());
    }

    #[test]
    fn a_new_scheme_forgets_the_knobs_of_the_old_one() {
        let mut lab = Lab::default();
        let find = |id| rotarium_kernel::schemes::find(id).unwrap();
        lab.apply(&Action::Choose(SlotName::A, find("pi")));
        lab.apply(&Action::Turn { slot: SlotName::A, layer: 0, key: "factor", value: 8.0 });
        lab.apply(&Action::Choose(SlotName::A, find("rope")));
        assert!(lab.slots[0].settings.is_default());
    }
}
