//! The inspector: one line of numbers about what is under the cursor.

use leptos::prelude::*;
use rotarium_lab::{Action, Fact, Inspection, messages};

use super::studio::{Studio, on, when};
use crate::files;

/// The line at the bottom.
#[component]
pub fn Inspector() -> impl IntoView {
    let studio = Studio::get();
    let pinned = move || studio.lab.with(|lab| lab.pin.is_some());
    let facts = move || match studio.inspection.get() {
        None => view! { <span class="hint">{studio.say(messages::INSPECT_HINT)}</span> }.into_any(),
        Some(found) => found.facts.into_iter().map(fact).collect_view().into_any(),
    };
    view! {
        <footer class="inspector" aria-label=studio.words(messages::INSPECTOR)>
            <div class="facts" tabindex="0" role="group" aria-label=studio.words(messages::INSPECTOR)>{facts}</div>
            {when(move || studio.inspection.with(Option::is_some), move || view! {
                <button on:click=on(move |_| copy(studio))>{studio.words(messages::COPY)}</button>
             }.into_any())}
            {when(pinned, move || view! {
                <button on:click=on(move |_| studio.act(Action::Pin(None)))>{studio.words(messages::PINNED)}" ×"</button>
             }.into_any())}
        </footer>
    }
}

fn fact(Fact { id, label, value, formula, exact }: Fact) -> impl IntoView {
    let title = if exact.is_empty() { formula.clone() } else { exact.clone() };
    view! {
        <span class="fact" data-fact=id data-exact=exact title=title>
            {label}" "<b>{value}</b>
            {(!formula.is_empty()).then(|| view! { <small>{formula}</small> })}
        </span>
    }
}

/// Copies every digit.
fn copy(studio: Studio) {
    let Some(Inspection { facts }) = studio.inspection.get_untracked() else { return };
    let line = |Fact { label, value, exact, formula, .. }: Fact| {
        let value = if exact.is_empty() { value } else { exact };
        format!("{label}\t{value}\t{formula}")
    };
    let text = facts.into_iter().map(line).collect::<Vec<_>>().join("\n");
    leptos::task::spawn_local(async move {
        if !files::copy(&text).await {
            studio.notify(text);
        }
    });
}
