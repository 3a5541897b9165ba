//! One number of a block: exact entry with its limits, keys that nudge it, and a message beside it when it cannot be.

use leptos::prelude::*;
use rotarium_lab::dials::{nudged, printed};
use rotarium_lab::{Edit, Side, Text, entry, messages};
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::editor::Editor;
use crate::app::markup::{El, el, live, truth, typed, when};

fn name(side: Side) -> Text {
    match side {
        Side::Tokens => messages::editor::SIDE_TOKENS,
        Side::Frames => messages::editor::SIDE_FRAMES,
        Side::Rows => messages::editor::SIDE_ROWS,
        Side::Columns => messages::editor::SIDE_COLUMNS,
        Side::Seconds => messages::editor::SIDE_SECONDS,
        Side::Merge => messages::editor::SIDE_MERGE,
    }
}

/// The field of one number.
pub(super) fn field(editor: Editor, at: usize, side: Side) -> El {
    let Editor { studio, .. } = editor;
    let error = RwSignal::new(String::new());
    let value = move || editor.part(at).get(side);
    let range = move || studio.lab.with(|lab| lab.sequence.range(at, side));
    let set = move |value: f64| {
        error.set(String::new());
        editor.edit(Edit::Set(at, side, value));
    };
    let full = move || {
        let (range, name) = (range(), studio.say(name(side)));
        let (min, max) = (printed(range.min), printed(range.max));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("name", &name), ("min", &min), ("max", &max)];
        studio.say_with(messages::VALUE_FROM_TO, &values)
    };
    let change = move |event: Event| {
        let language = studio.language.get_untracked();
        match entry::within(&typed(&event), &untrack(range), false, name(side), language) {
            Ok(value) => set(value),
            Err(notice) => error.set(notice.sentence(language)),
        }
        // What holds is shown again; the message says what was found.
        let field: HtmlInputElement = event_target(&event);
        field.set_value(&printed(untrack(value)));
    };
    let press = move |event: KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        event.prevent_default();
        set(nudged(&untrack(range), untrack(value), up, event.shift_key(), false));
    };
    let input = el("input")
        .set("type", "text")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("name", format!("{side:?}").to_lowercase())
        .set("aria-label", live(full))
        .set("title", live(full))
        .set("aria-invalid", truth(move || !error.with(String::is_empty)))
        .prop("value", move || printed(value()))
        .on("change", change)
        .on("keydown", press);
    let wrong =
        move || el("p").class("error").set("role", "alert").text(live(move || error.get())).view();
    el("label")
        .class("number")
        .child(el("span").text(studio.words(name(side))))
        .child(input)
        .part(when(move || !error.with(String::is_empty), wrong))
}
