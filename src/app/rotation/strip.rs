//! The strip of pairs: one cell each, to choose a range by pointer or keys and to mute it, hear it alone, or stop it.
//!
//! Deliberately does not know: scores.

use leptos::prelude::*;
use rotarium_lab::messages::rotation as words;
use rotarium_lab::{Action, Mix};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::app::markup::{El, Place, each, effect, el, element, live, truth};
use crate::app::studio::Studio;

/// A range of pairs, in the order in which it was chosen.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Range {
    /// Where it began.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

impl Range {
    /// Its first and its last pair.
    pub(super) fn ends(self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}

/// The strip with what is chosen on it.
#[derive(Clone, Copy)]
pub(super) struct Strip {
    studio: Studio,
    range: RwSignal<Range>,
    /// Whether a pointer is drawing a range.
    drawing: RwSignal<bool>,
    place: Place,
}

impl Strip {
    pub(super) fn new(studio: Studio) -> Self {
        let range = RwSignal::new(Range { from: 0, to: 0 });
        let pinned = Memo::new(move |_| studio.lab.with(|lab| lab.pin?.pair));
        effect(move || {
            if let Some(pair) = pinned.get() {
                range.set(Range { from: pair, to: pair });
            }
        });
        Self { studio, range, drawing: RwSignal::new(false), place: Place::new() }
    }

    /// Pairs of the head.
    pub(super) fn pairs(self) -> usize {
        self.studio.lab.with(|lab| lab.dim.pairs())
    }

    /// The chosen pairs, first and last.
    pub(super) fn chosen(self) -> (usize, usize) {
        let last = self.pairs() - 1;
        let (from, to) = self.range.get().ends();
        (from.min(last), to.min(last))
    }

    pub(super) fn mix(self) -> Mix {
        self.studio.lab.with(|lab| lab.mix)
    }

    /// Changes what is heard.
    pub(super) fn act(self, change: impl Fn(Mix, (usize, usize), usize) -> Mix) {
        let next = untrack(|| change(self.mix(), self.chosen(), self.pairs()));
        self.studio.act(Action::Mix(next));
    }

    pub(super) fn mute(self) {
        self.act(|mix, (first, last), _| mix.mute(first, last));
    }

    pub(super) fn solo(self) {
        self.act(|mix, (first, last), pairs| mix.solo(first, last, pairs));
    }

    pub(super) fn stop(self) {
        self.act(|mut mix, (first, last), _| {
            mix.still.set(first, last, !mix.still.has(first));
            mix
        });
    }

    /// The cells.
    pub(super) fn view(self) -> El {
        let studio = self.studio;
        let count = Memo::new(move |_| self.pairs());
        let cells = each(move || (0..count.get()).map(|pair| self.cell(pair)).collect());
        let active = live(move || format!("pair-{}", self.range.get().to.min(self.pairs() - 1)));
        el("div")
            .class("strip")
            .at(self.place)
            .set("role", "listbox")
            .set("aria-multiselectable", "true")
            .set("tabindex", "0")
            .set("aria-activedescendant", active)
            .set("aria-label", studio.words(words::MIXER_KEYS))
            .on("keydown", move |event: KeyboardEvent| self.key(&event))
            .on("pointerdown", move |event: PointerEvent| self.begin(&event))
            .on("pointermove", move |event: PointerEvent| self.draw(&event))
            .on("pointerup", move |_: PointerEvent| self.end())
            .on("pointercancel", move |_: PointerEvent| self.drawing.set(false))
            .part(cells)
    }

    fn cell(self, pair: usize) -> El {
        let state = move || {
            let mix = self.mix();
            match (mix.muted.has(pair), mix.still.has(pair)) {
                (true, _) => ("muted", words::STATE_MUTED),
                (_, true) => ("still", words::STATE_STILL),
                _ => ("heard", words::STATE_HEARD),
            }
        };
        let name = move || {
            let said = self.studio.say(state().1);
            self.studio.say_with(words::MIXER_PAIR, &[("p", &pair), ("state", &said)])
        };
        let chosen = move || {
            let (first, last) = self.chosen();
            (first..=last).contains(&pair)
        };
        el("div")
            .class(live(move || state().0))
            .set("role", "option")
            .set("id", format!("pair-{pair}"))
            .set("data-pair", pair.to_string())
            .set("aria-selected", truth(chosen))
            .set("aria-label", live(name))
            .set("title", live(name))
    }

    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let last = untrack(|| self.pairs()) - 1;
        let Range { from, to } = self.range.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (to + 1).min(last),
            "ArrowLeft" | "ArrowUp" => to.saturating_sub(1),
            "PageDown" => (to + 8).min(last),
            "PageUp" => to.saturating_sub(8),
            "Home" => 0,
            "End" => last,
            "m" | "M" | " " | "Enter" => return self.done(event, Self::mute),
            "s" | "S" => return self.done(event, Self::solo),
            "t" | "T" => return self.done(event, Self::stop),
            _ => return,
        };
        event.prevent_default();
        let from = if event.shift_key() { from } else { to };
        self.range.set(Range { from, to });
    }

    fn done(self, event: &KeyboardEvent, act: fn(Self)) {
        event.prevent_default();
        act(self);
    }

    /// The pair under the pointer; the nearest one beside the strip.
    fn under(self, event: &PointerEvent) -> Option<usize> {
        let strip: Element = element(self.place)?;
        let cells = strip.children();
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let away = |index: u32| {
            let cell = cells.item(index)?.get_bounding_client_rect();
            let beyond = |at: f64, low: f64, high: f64| (low - at).max(at - high).max(0.0);
            let (dx, dy) =
                (beyond(x, cell.left(), cell.right()), beyond(y, cell.top(), cell.bottom()));
            Some((index as usize, 4.0 * dy + dx))
        };
        let nearest = (0..cells.length()).filter_map(away).min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.map(|(pair, _)| pair)
    }

    fn begin(self, event: &PointerEvent) {
        let Some(pair) = self.under(event) else { return };
        if let Some(strip) = element::<Element>(self.place) {
            // Without it a range ends at the border of the strip.
            let _ = strip.unchecked_ref::<Element>().set_pointer_capture(event.pointer_id());
        }
        let from = if event.shift_key() { self.range.get_untracked().from } else { pair };
        self.range.set(Range { from, to: pair });
        self.drawing.set(true);
    }

    fn draw(self, event: &PointerEvent) {
        if self.drawing.get_untracked()
            && let Some(to) = self.under(event)
        {
            self.range.update(|range| range.to = to);
        }
    }

    /// What was drawn is muted, or heard again.
    fn end(self) {
        if self.drawing.get_untracked() {
            self.drawing.set(false);
            self.mute();
        }
    }
}
