//! The inspector: one line of numbers about what is under the cursor.

use leptos::prelude::*;
use rotarium_lab::{Action, Fact, Seen, messages};

use super::markup::{El, each, el, when};
use super::studio::Studio;
use crate::files;

/// The line at the bottom.
pub fn inspector(studio: Studio) -> El {
    let facts = move || match studio.seen.get() {
        None => vec![el("span").class("hint").text(studio.say(messages::INSPECT_HINT))],
        Some(seen) => seen.inspection.facts.into_iter().map(fact).collect(),
    };
    let pinned = move || studio.lab.with(|lab| lab.pin.is_some());
    let copy =
        move || el("button").click(move || copy(studio)).text(studio.words(messages::COPY)).view();
    let free = move || {
        let free = el("button").click(move || studio.act(Action::Pin(None)));
        free.text(studio.words(messages::PINNED)).text(" ×").view()
    };
    let line = el("div")
        .class("facts")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", studio.words(messages::INSPECTOR))
        .part(each(facts));
    el("footer")
        .class("inspector")
        .set("aria-label", studio.words(messages::INSPECTOR))
        .child(line)
        .part(when(move || studio.seen.with(Option::is_some), copy))
        .part(when(pinned, free))
}

fn fact(Fact { id, label, value, formula, exact }: Fact) -> El {
    let title = if exact.is_empty() { formula.clone() } else { exact.clone() };
    let fact = el("span")
        .class("fact")
        .set("data-fact", id)
        .set("data-exact", exact)
        .set("title", title)
        .text(label)
        .text(" ")
        .child(el("b").text(value));
    if formula.is_empty() { fact } else { fact.child(el("small").text(formula)) }
}

/// Copies every digit.
fn copy(studio: Studio) {
    let Some(Seen { inspection, .. }) = studio.seen.get_untracked() else { return };
    let line = |Fact { label, value, exact, formula, .. }: Fact| {
        let value = if exact.is_empty() { value } else { exact };
        format!("{label}\t{value}\t{formula}")
    };
    let text = inspection.facts.into_iter().map(line).collect::<Vec<_>>().join("\n");
    leptos::task::spawn_local(async move {
        if !files::copy(&text).await {
            studio.notify(text);
        }
    });
}
