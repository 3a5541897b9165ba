//! The slots: which recipe is turned, and which stand side by side.

use leptos::prelude::*;
use rotarium_lab::{Action, SLOTS, Show, SlotName, messages};

use super::markup::{El, each, el, live, truth, when};
use super::studio::Studio;

/// A, B and their difference, and whatever else is shown at the moment.
pub fn pair(studio: Studio) -> El {
    let shown = Memo::new(move |_| studio.lab.with(|lab| lab.show));
    let tabs = each(move || {
        let mut shows = vec![Show::A, Show::B, Show::Difference];
        if !shows.contains(&shown.get()) {
            shows.insert(2, shown.get());
        }
        shows.into_iter().map(|show| tab(studio, show)).collect()
    });
    let swap = el("button").class("sign").named(|| studio.words(messages::SWAP));
    group(studio)
        .class("slots")
        .part(tabs)
        .child(swap.click(move || studio.act(Action::Swap)).text("⇄"))
}

/// All recipes that stand side by side, to choose the one that is turned, to add one and to take it away.
pub fn all(studio: Studio) -> El {
    let compared = Memo::new(move |_| studio.lab.with(|lab| lab.compared));
    let tabs = each(move || {
        let names = &SlotName::ALL[..compared.get()];
        names.iter().map(|&name| tab(studio, Show::One(name))).collect()
    });
    let add = move || {
        let add = el("button").class("add").named(|| studio.words(messages::ADD_SLOT));
        add.click(move || studio.act(Action::AddSlot)).text("+").view()
    };
    let remove = move || {
        let words = move || {
            let name = studio.lab.with(|lab| lab.slot(lab.show.editing()).title());
            studio.say_with(messages::REMOVE_SLOT, &[("name", &name)])
        };
        let remove = el("button").class("remove").named(|| live(words));
        let slot = move || untrack(|| studio.editing());
        remove.click(move || studio.act(Action::RemoveSlot(slot()))).text("×").view()
    };
    let acts = el("div")
        .class("acts")
        .part(when(move || compared.get() < SLOTS, add))
        .part(when(move || compared.get() > 1, remove));
    group(studio).class("slots many").part(tabs).child(acts)
}

fn group(studio: Studio) -> El {
    el("div").set("role", "group").set("aria-label", studio.words(messages::SLOTS_GROUP))
}

fn tab(studio: Studio, show: Show) -> El {
    let name = move || {
        studio.lab.with(|lab| match show {
            Show::One(slot) => lab.slot(slot).title(),
            Show::Difference => String::new(),
        })
    };
    let sign = match show {
        Show::One(slot) => format!("{slot:?}"),
        Show::Difference => "A − B".into(),
    };
    el("button")
        .set("aria-pressed", truth(move || studio.lab.with(|lab| lab.show == show)))
        .set("title", live(name))
        .click(move || studio.act(Action::Show(show)))
        .child(el("b").text(sign))
        .text(" ")
        .child(el("span").text(live(name)))
}
