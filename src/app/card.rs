//! The recipe card of the slot that is turned.

use leptos::prelude::*;
use rotarium_lab::{Lab, Line, messages};

use super::markup::{El, each, effect, el};
use super::studio::Studio;
use crate::message::{Answer, Question};

/// The recipe, part by part.
pub fn recipe(studio: Studio) -> El {
    let lines = RwSignal::new(Vec::new());
    // Without what the card does not look at, so that a moved cursor asks nothing.
    let about = Memo::new(move |_| {
        let Lab { content, reading, decay, pin, .. } = Lab::default();
        Lab { content, reading, decay, pin, ..studio.lab.get() }
    });
    effect(move || {
        if studio.awake.get() {
            let lab = about.get();
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
