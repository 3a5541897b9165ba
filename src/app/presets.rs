//! The presets of a page: a button each, which opens its state.
//!
//! Deliberately does not know: what there is to see.

use leptos::prelude::*;
use rotarium_lab::link::{self, Page};
use rotarium_lab::{messages, presets};

use super::markup::{El, el, truth};
use super::studio::Studio;

/// A row of buttons; nothing where a page has no presets.
pub fn row(studio: Studio, page: Page) -> Option<El> {
    let presets = presets::of(page);
    let button = move |preset: &'static presets::Preset| {
        let state = link::read(preset.link, studio.language.get_untracked()).lab;
        el("button")
            .set("aria-pressed", truth(move || studio.lab.with(|lab| *lab == state)))
            .click(move || studio.open_link(preset.link, None, true))
            .text(studio.words(preset.name))
    };
    let choices = el("div")
        .class("choices")
        .set("role", "group")
        .set("aria-label", studio.words(messages::TO_TRY))
        .children(presets.iter().map(button));
    let label = el("span").class("label").text(studio.words(messages::TO_TRY));
    (!presets.is_empty()).then(|| el("div").class("presets pick").child(label).child(choices))
}
