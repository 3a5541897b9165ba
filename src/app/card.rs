//! The recipe card of the slot that is turned.

use leptos::prelude::*;
use rotarium_lab::{Line, messages};

use super::markup::{El, each, effect, el};
use super::studio::Studio;
use crate::message::{Answer, Question};

/// The recipe, part by part.
pub fn recipe(studio: Studio) -> El {
    let lines = RwSignal::new(Vec::new());
    effect(move || {
        if studio.awake.get() {
            let lab = studio.lab.get();
            let slot = lab.show.editing();
            let question = Question::Card(lab, slot, studio.model().into(), studio.language.get());
            studio.ask("card", question, move |answer| {
                if let Answer::Card(found) = answer {
                    // Most turns of a slider change no line.
                    if lines.try_with_untracked(|lines| *lines != found) == Some(true) {
                        lines.set(found);
                    }
                }
            });
        }
    });
    let list = el("dl").part(each(move || lines.get().into_iter().map(line).collect()));
    el("section")
        .class("recipe")
        .set("aria-label", studio.words(messages::RECIPE))
        .child(el("h3").text(studio.words(messages::RECIPE)))
        .child(list)
}

fn line(Line { label, value, formula, good }: Line) -> El {
    let mut holds = el("dd").class(if good { "good" } else { "" }).text(value);
    if !formula.is_empty() {
        holds = holds.child(el("small").text(formula));
    }
    el("div").child(el("dt").text(label)).child(holds)
}
