//! One number that can be turned: slider, exact entry, keyboard, reset.
//!
//! Deliberately does not know: which number it is.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use rotarium_lab::dials::{nudged, position, printed, value_at};
use rotarium_lab::{Action, Control, Lab, SlotName, entry, messages};

use super::studio::{Studio, live, on, when};

/// Slider steps from end to end; keys move by the value's own step instead.
const STEPS: f64 = 1000.0;

/// The control of that key in the slot that is turned; nothing when the scheme has no such knob.
#[component]
pub fn DialRow(key: &'static str) -> impl IntoView {
    let studio = Studio::get();
    let control = move |lab: &Lab| Control::find(lab, lab.show.editing(), key);
    let found = Memo::new(move |_| studio.lab.with(|lab| control(lab).is_some()));
    let is_choice =
        Memo::new(move |_| studio.lab.with(|lab| control(lab).and_then(Control::choices)));
    move || {
        if !found.get() {
            return ().into_any();
        }
        match is_choice.get() {
            Some(ids) => view! { <ChoiceRow key ids/> }.into_any(),
            None => view! { <NumberRow key/> }.into_any(),
        }
    }
}

/// What a number looks like at the moment.
#[derive(Clone, PartialEq)]
struct Face {
    slot: SlotName,
    value: f64,
    range: rotarium_kernel::Range,
    even: bool,
    disabled: bool,
}

fn face(lab: &Lab, key: &str) -> Option<(Control, Face)> {
    let slot = lab.show.editing();
    let control = Control::find(lab, slot, key)?;
    let disabled = key == "base" && !lab.slot(slot).scheme.uses_base;
    let (value, range, even) = (control.get(lab, slot), control.range(lab), control.is_even());
    Some((control, Face { slot, value, range, even, disabled }))
}

#[component]
fn NumberRow(key: &'static str) -> impl IntoView {
    let studio = Studio::get();
    let error = RwSignal::new(String::new());
    let face = move || studio.lab.with(|lab| face(lab, key));
    let part = move |get: fn(&Face) -> f64| move || face().map_or(0.0, |(_, face)| get(&face));
    let turn = move |value: f64| {
        if let Some((_, face)) = untrack(face) {
            error.set(String::new());
            studio.act(Action::Turn { slot: face.slot, key, value });
        }
    };
    let slide = move |event: leptos::ev::Event| {
        let at: f64 = event_target_value(&event).parse().unwrap_or(0.0);
        if let Some((_, face)) = untrack(face) {
            turn(value_at(&face.range, at / STEPS));
        }
    };
    let press = move |event: KeyboardEvent| {
        let (up, big) = match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => (true, event.shift_key()),
            "ArrowDown" | "ArrowLeft" => (false, event.shift_key()),
            "PageUp" => (true, true),
            "PageDown" => (false, true),
            _ => return,
        };
        event.prevent_default();
        if let Some((_, Face { value, range, even, .. })) = untrack(face) {
            turn(nudged(&range, value, up, big, even));
        }
    };
    // Nonsense is named, and the field shows the value that still holds.
    let typed = move |event: leptos::ev::Event| {
        let Some((control, face)) = untrack(face) else { return };
        let input: web_sys::HtmlInputElement = event_target(&event);
        let language = studio.language.get_untracked();
        match entry::within(&input.value(), &face.range, face.even, control.label(), language) {
            Ok(value) => turn(value),
            Err(notice) => error.set(notice.sentence(language)),
        }
        if let Some((_, face)) = untrack(move || studio.lab.with(|lab| self::face(lab, key))) {
            input.set_value(&printed(face.value));
        }
    };
    let label = move || face().map_or("", |(control, _)| studio.say(control.label()));
    let symbol = move || face().map_or("", |(control, _)| control.symbol());
    let full_label = move || {
        let Some((_, Face { range, .. })) = face() else { return String::new() };
        let values = (label(), printed(range.min), printed(range.max));
        studio.say_with(
            messages::VALUE_FROM_TO,
            &[("name", &values.0), ("min", &values.1), ("max", &values.2)],
        )
    };
    let disabled = move || face().is_some_and(|(_, face)| face.disabled);
    let why = move || {
        let scheme = studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.title);
        if disabled() {
            studio.say_with(messages::BASE_UNUSED, &[("scheme", &scheme)])
        } else {
            full_label()
        }
    };
    let is_default = move || face().is_none_or(|(_, face)| face.value == face.range.default);
    let reset_label = move || {
        let default = printed(part(|face| face.range.default)());
        studio.say_with(messages::RESET_ONE, &[("name", &label()), ("value", &default)])
    };
    let position =
        move || face().map_or(0.0, |(_, face)| (STEPS * position(&face.range, face.value)).round());
    view! {
        <div class="dial" class:disabled=disabled title=why data-key=key>
            <span class="label">{label}<em>{symbol}</em></span>
            <button class="sign reset" disabled=is_default aria-label=reset_label title=reset_label
                on:click=on(move |_| {
                    if let Some((_, face)) = untrack(face) {
                        error.set(String::new());
                        studio.act(Action::Reset { slot: face.slot, key });
                    }
                })>"↺"</button>
            <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-label=full_label disabled=disabled
                name=key aria-invalid=live(move || (!error.with(String::is_empty)).to_string())
                prop:value=live(move || printed(part(|face| face.value)())) on:change=typed/>
            <input type="range" min="0" max=STEPS.to_string() step="1" aria-label=label disabled=disabled
                aria-valuetext=live(move || printed(part(|face| face.value)()))
                prop:value=live(move || position().to_string()) style:--at=live(move || format!("{}%", position() / 10.0))
                on:input=slide on:keydown=press/>
            {when(move || !error.with(String::is_empty), move || view! { <p class="error" role="alert">{live(move || error.get())}</p> }.into_any())}
        </div>
    }
}

#[component]
fn ChoiceRow(key: &'static str, ids: &'static [&'static str]) -> impl IntoView {
    let studio = Studio::get();
    let value =
        move || studio.lab.with(|lab| face(lab, key)).map_or(0, |(_, face)| face.value as usize);
    let label = move || {
        studio.lab.with(|lab| face(lab, key)).map_or("", |(control, _)| studio.say(control.label()))
    };
    let option = move |(index, id): (usize, &&'static str)| {
        let id: &'static str = id;
        view! { <option value=index.to_string() selected=live(move || value() == index)>{live(move || studio.say(messages::choice(id)))}</option> }
    };
    let change = move |event: leptos::ev::Event| {
        let value: f64 = event_target_value(&event).parse().unwrap_or(0.0);
        studio.act(Action::Turn { slot: untrack(move || studio.editing()), key, value });
    };
    view! {
        <label class="pick" data-key=key>
            <span class="label">{label}</span>
            <select name=key prop:value=live(move || value().to_string()) on:change=change>{ids.iter().enumerate().map(option).collect_view().into_any()}</select>
        </label>
    }
}
