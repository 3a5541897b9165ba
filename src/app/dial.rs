//! One number that can be turned: slider, exact entry, keyboard, reset.
//!
//! Deliberately does not know: which number it is.

use leptos::prelude::*;
use rotarium_lab::dials::{nudged, position, printed, value_at};
use rotarium_lab::{Action, Control, Lab, SlotName, Text, entry, messages};
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::markup::{El, el, follow, live, truth, typed, when};
use super::studio::Studio;

/// Slider steps from end to end; keys move by the value's own step instead.
const STEPS: f64 = 1000.0;

/// The control of that key in a layer of the slot that is turned; nothing when the scheme there has no such knob.
pub fn dial_row(studio: Studio, layer: usize, key: &'static str) -> AnyView {
    let control = move |lab: &Lab| Control::find(lab, lab.show.editing(), layer, key);
    // None: there is no such knob. Some(None): a number. Some(ids): one of these.
    let kind = Memo::new(move |_| studio.lab.with(|lab| control(lab).map(Control::choices)));
    follow(move || match kind.get() {
        None => ().into_any(),
        Some(None) => untrack(|| Dial::new(studio, layer, key).view()),
        Some(Some(ids)) => untrack(|| choice_row(studio, layer, key, ids).view()),
    })
}

/// What a number looks like at the moment.
#[derive(Clone, Copy, PartialEq)]
struct Face {
    label: Text,
    symbol: &'static str,
    slot: SlotName,
    value: f64,
    range: rotarium_kernel::Range,
    even: bool,
    disabled: bool,
}

impl Face {
    fn of(lab: &Lab, layer: usize, key: &str) -> Option<Self> {
        let slot = lab.show.editing();
        let control = Control::find(lab, slot, layer, key)?;
        let disabled = key == "base" && !lab.slot(slot).scheme.uses_base;
        let (label, symbol, even) = (control.label(), control.symbol(), control.is_even());
        let (value, range) = (control.get(lab, slot), control.range(lab));
        Some(Self { label, symbol, slot, value, range, even, disabled })
    }
}

/// One number with what was last typed in vain.
#[derive(Clone, Copy)]
struct Dial {
    studio: Studio,
    layer: usize,
    key: &'static str,
    /// A memo: whatever else changes, nothing of this number is looked at again.
    face: Memo<Option<Face>>,
    error: RwSignal<String>,
}

impl Dial {
    fn new(studio: Studio, layer: usize, key: &'static str) -> Self {
        let face = Memo::new(move |_| studio.lab.with(|lab| Face::of(lab, layer, key)));
        Self { studio, layer, key, face, error: RwSignal::new(String::new()) }
    }

    fn face(self) -> Option<Face> {
        self.face.get()
    }

    fn number(self, get: fn(&Face) -> f64) -> f64 {
        self.face().map_or(0.0, |face| get(&face))
    }

    fn printed(self) -> String {
        printed(self.number(|face| face.value))
    }

    /// Where the slider stands, 0 ..= [`STEPS`].
    fn position(self) -> f64 {
        self.number(|face| (STEPS * position(&face.range, face.value)).round())
    }

    fn label(self) -> &'static str {
        self.face().map_or("", |face| self.studio.say(face.label))
    }

    /// The label with the limits.
    fn full_label(self) -> String {
        let Some(Face { range, .. }) = self.face() else { return String::new() };
        let (name, min, max) = (self.label(), printed(range.min), printed(range.max));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("name", &name), ("min", &min), ("max", &max)];
        self.studio.say_with(messages::VALUE_FROM_TO, &values)
    }

    fn disabled(self) -> bool {
        self.face().is_some_and(|face| face.disabled)
    }

    /// The limits, or why it cannot be turned.
    fn why(self) -> String {
        if !self.disabled() {
            return self.full_label();
        }
        let scheme = self.studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.title);
        self.studio.say_with(messages::BASE_UNUSED, &[("scheme", &scheme)])
    }

    fn reset_label(self) -> String {
        let default = printed(self.number(|face| face.range.default));
        self.studio.say_with(messages::RESET_ONE, &[("name", &self.label()), ("value", &default)])
    }

    fn turn(self, value: f64) {
        if let Some(face) = untrack(|| self.face()) {
            self.error.set(String::new());
            self.studio.act(Action::Turn {
                slot: face.slot,
                layer: self.layer,
                key: self.key,
                value,
            });
        }
    }

    fn reset(self) {
        if let Some(face) = untrack(|| self.face()) {
            self.error.set(String::new());
            self.studio.act(Action::Reset { slot: face.slot, layer: self.layer, key: self.key });
        }
    }

    fn slide(self, event: &Event) {
        let slider: HtmlInputElement = event_target(event);
        if let Some(face) = untrack(|| self.face()) {
            self.turn(value_at(&face.range, slider.value_as_number() / STEPS));
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let (up, big) = match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => (true, event.shift_key()),
            "ArrowDown" | "ArrowLeft" => (false, event.shift_key()),
            "PageUp" => (true, true),
            "PageDown" => (false, true),
            _ => return,
        };
        event.prevent_default();
        if let Some(Face { value, range, even, .. }) = untrack(|| self.face()) {
            self.turn(nudged(&range, value, up, big, even));
        }
    }

    /// Nonsense is named, and the field shows the value that still holds.
    fn typed(self, event: &Event) {
        let Some(face) = untrack(|| self.face()) else { return };
        let language = self.studio.language.get_untracked();
        let label = face.label;
        match entry::within(&typed(event), &face.range, face.even, label, language) {
            Ok(value) => self.turn(value),
            Err(notice) => self.error.set(notice.sentence(language)),
        }
        let field: HtmlInputElement = event_target(event);
        field.set_value(&untrack(|| self.printed()));
    }

    fn view(self) -> AnyView {
        let label = el("span").class("label").text(live(move || self.label()));
        let symbol = live(move || self.face().map_or("", |face| face.symbol));
        let wrong = move || {
            let error = el("p").class("error").set("role", "alert");
            error.text(live(move || self.error.get())).view()
        };
        el("div")
            .class(live(move || if self.disabled() { "dial disabled" } else { "dial" }))
            .set("title", live(move || self.why()))
            .set("data-key", self.key)
            .child(label.child(el("em").text(symbol)))
            .child(self.back())
            .child(self.field())
            .child(self.slider())
            .part(when(move || !self.error.with(String::is_empty), wrong))
            .view()
    }

    fn back(self) -> El {
        let is_default = move || self.face().is_none_or(|face| face.value == face.range.default);
        el("button")
            .class("sign reset")
            .disabled(is_default)
            .named(|| live(move || self.reset_label()))
            .click(move || self.reset())
            .text("↺")
    }

    fn field(self) -> El {
        el("input")
            .set("type", "text")
            .set("inputmode", "decimal")
            .set("autocomplete", "off")
            .set("spellcheck", "false")
            .set("aria-label", live(move || self.full_label()))
            .disabled(move || self.disabled())
            .set("name", self.key)
            .set("aria-invalid", truth(move || !self.error.with(String::is_empty)))
            .prop("value", move || self.printed())
            .on("change", move |event: Event| self.typed(&event))
    }

    fn slider(self) -> El {
        el("input")
            .set("type", "range")
            .set("min", "0")
            .set("max", STEPS.to_string())
            .set("step", "1")
            .set("aria-label", live(move || self.label()))
            .disabled(move || self.disabled())
            .set("aria-valuetext", live(move || self.printed()))
            .prop("value", move || self.position())
            .style("--at", move || format!("{}%", self.position() / 10.0))
            .on("input", move |event: Event| self.slide(&event))
            .on("keydown", move |event: KeyboardEvent| self.press(&event))
    }
}

fn choice_row(studio: Studio, layer: usize, key: &'static str, ids: &'static [&'static str]) -> El {
    let face = Memo::new(move |_| studio.lab.with(|lab| Face::of(lab, layer, key)));
    let value = move || face.get().map_or(0, |face| face.value as usize);
    let label = live(move || face.get().map_or("", |face| studio.say(face.label)));
    let options = ids.iter().enumerate().map(move |(index, id)| {
        super::controls::option(index.to_string(), move || value() == index)
            .text(live(move || studio.say(messages::choice(id))))
    });
    let list = el("select").set("name", key).children(options);
    let change = move |event: Event| {
        let list: web_sys::HtmlSelectElement = event_target(&event);
        let slot = untrack(|| studio.editing());
        studio.act(Action::Turn {
            slot,
            layer,
            key,
            value: f64::from(list.selected_index().max(0)),
        });
    };
    el("label")
        .class("pick")
        .set("data-key", key)
        .child(el("span").class("label").text(label))
        .child(list.prop("value", move || value().to_string()).on("change", change))
}
