//! The recipe card of the slot that is turned.

use leptos::prelude::*;
use rotarium_lab::{Line, card, messages};

use super::studio::{Studio, live};

/// The recipe, part by part.
#[component]
pub fn Card() -> impl IntoView {
    let studio = Studio::get();
    let lines = Memo::new(move |_| {
        studio.lab.with(|lab| card(lab, lab.show.editing(), studio.language.get()))
    });
    let source = move || studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.source);
    view! {
        <section class="recipe" aria-label=studio.words(messages::RECIPE)>
            <h3>{studio.words(messages::RECIPE)}</h3>
            <dl>
                {live(move || lines.get().into_iter().map(line).collect_view().into_any())}
                <div><dt>{studio.words(messages::CARD_SOURCE)}</dt><dd>{source}</dd></div>
            </dl>
        </section>
    }
}

fn line(Line { label, value, formula, good }: Line) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd class:good=good>{value}{(!formula.is_empty()).then(|| view! { <small>{formula}</small> })}</dd>
        </div>
    }
}
