//! The recipe card of the slot that is turned.

use leptos::prelude::*;
use rotarium_lab::{Line, card, messages};

use super::markup::{El, each, el, live};
use super::studio::Studio;

/// The recipe, part by part.
pub fn recipe(studio: Studio) -> El {
    let lines = Memo::new(move |_| {
        studio.lab.with(|lab| card(lab, lab.show.editing(), studio.language.get()))
    });
    let source = live(move || studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.source));
    let source = el("div")
        .child(el("dt").text(studio.words(messages::CARD_SOURCE)))
        .child(el("dd").text(source));
    let list = el("dl").part(each(move || lines.get().into_iter().map(line).collect()));
    el("section")
        .class("recipe")
        .set("aria-label", studio.words(messages::RECIPE))
        .child(el("h3").text(studio.words(messages::RECIPE)))
        .child(list.child(source))
}

fn line(Line { label, value, formula, good }: Line) -> El {
    let mut holds = el("dd").class(if good { "good" } else { "" }).text(value);
    if !formula.is_empty() {
        holds = holds.child(el("small").text(formula));
    }
    el("div").child(el("dt").text(label)).child(holds)
}
