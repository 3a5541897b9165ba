//! One choice between names: a row of buttons, or a list where there are many.
//!
//! Deliberately does not know: which choice it is.

use leptos::prelude::*;
use rotarium_lab::{Action, Text, switches};

use super::controls::{option, pick};
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

/// The same as a list to choose from.
pub fn switch_list(studio: Studio, key: &'static str) -> El {
    let Some(switch) = switches::find(key) else { return el("div") };
    let entry = |(at, (id, label)): (usize, &(&'static str, Text))| {
        let chosen = move || studio.lab.with(|lab| switch.chosen(lab) == at);
        option(*id, chosen).text(studio.words(*label))
    };
    let options = switch.options.iter().enumerate().map(entry);
    let value = move || studio.lab.with(|lab| switch.id(lab));
    let choose = move |id: &str| {
        if let Some(at) = switch.options.iter().position(|(known, _)| *known == id) {
            studio.act(Action::Switch(key, at));
        }
    };
    pick(studio.words(switch.label), key, options, value, choose)
}
