//! Of the Recurrence: networks with a state of fixed size, and the maps of attention that are hidden in them.

use leptos::prelude::*;
use rotarium_lab::messages::recurrence::relatives as words;
use rotarium_lab::views::{copied, fading, fading_mask, hidden_map, state_costs};
use rotarium_lab::{Relative, Text};

use super::note;
use crate::app::beside::{bare_row, row};
use crate::app::controls::dials;
use crate::app::length::numbers::numbers;
use crate::app::markup::{El, el, live, when};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// What is said of the chosen one.
fn told(kind: Relative) -> Text {
    match kind {
        Relative::Linear => words::NOTE_LINEAR,
        Relative::RetNet => words::NOTE_RETNET,
        Relative::Rwkv => words::NOTE_RWKV,
        Relative::Mamba => words::NOTE_MAMBA,
        Relative::Gla => words::NOTE_GLA,
        Relative::Delta => words::NOTE_DELTA,
        Relative::GatedDelta => words::NOTE_GATED,
    }
}

/// The chapter.
pub(super) fn relatives(studio: Studio) -> El {
    let kind = Memo::new(move |_| studio.lab.with(|lab| lab.pages.recurrence.relatives.kind));
    let words_of = live(move || studio.say(told(kind.get())));
    let copies = when(
        move || kind.get() == Relative::Mamba,
        move || bare_row(studio, [&copied::VIEW]).view(),
    );
    el("div")
        .class("chapter")
        .child(note(studio, words::ABOUT))
        .child(el("div").class("turned wide").child(switch_row(studio, "relative")))
        .child(el("p").class("note").set("role", "status").text(words_of))
        .child(el("div").class("turned").part(dials(studio, move || kind.get().dials().to_vec())))
        .child(row(studio, [&fading_mask::VIEW, &hidden_map::VIEW]))
        .part(copies)
        .child(bare_row(studio, [&fading::VIEW, &state_costs::VIEW]))
        .child(numbers(studio, &state_costs::VIEW))
}
