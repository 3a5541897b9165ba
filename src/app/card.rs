//! The recipe card of the slot that is turned.

use leptos::prelude::*;
use rotarium_lab::{Lab, Line, messages};

use super::markup::{El, each, effect, el, live, when};
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
    let count = Memo::new(move |_| lines.with(Vec::len));
    // A line that changes keeps its elements.
    let list = el("dl").part(each(move || (0..count.get()).map(|at| line(lines, at)).collect()));
    el("section")
        .class("recipe")
        .set("aria-label", studio.words(messages::RECIPE))
        .child(el("h3").text(studio.words(messages::RECIPE)))
        .child(list)
}

fn line(lines: RwSignal<Vec<Line>>, at: usize) -> El {
    let line = Memo::new(move |_| lines.with(|lines| lines.get(at).cloned()));
    let text = move |of: fn(Line) -> String| live(move || line.get().map_or_else(String::new, of));
    let good = live(move || if line.get().is_some_and(|line| line.good) { "good" } else { "" });
    let explained = move || line.get().is_some_and(|line| !line.formula.is_empty());
    let formula = move || el("small").text(text(|line| line.formula)).view();
    let holds = el("dd").class(good).text(text(|line| line.value)).part(when(explained, formula));
    el("div").child(el("dt").text(text(|line| line.label))).child(holds)
}
