//! One choice between a few names: a row of buttons.
//!
//! Deliberately does not know: which choice it is.

use leptos::prelude::*;
use rotarium_lab::{Action, Text, switches};

use super::markup::{El, el, truth};
use super::studio::Studio;

/// The switch of that key; an empty row when there is none.
pub fn switch_row(studio: Studio, key: &'static str) -> El {
    let Some(switch) = switches::find(key) else { return el("div") };
    let option = |(at, (_, label)): (usize, &(&'static str, Text))| {
        let chosen = move || studio.lab.with(|lab| switch.chosen(lab) == at);
        el("button")
            .set("aria-pressed", truth(chosen))
            .click(move || studio.act(Action::Switch(key, at)))
            .text(studio.words(*label))
    };
    let choices = el("div")
        .class("choices")
        .set("role", "group")
        .set("aria-label", studio.words(switch.label))
        .children(switch.options.iter().enumerate().map(option));
    let label = el("span").class("label").text(studio.words(switch.label));
    el("div").class("pick").child(label).child(choices)
}
