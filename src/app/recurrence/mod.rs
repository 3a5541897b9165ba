//! The page Recurrence: attention as a network that reads everything again, its relatives with a state of fixed size, what
//! these remember, and patterns that read less.
//!
//! It has four chapters, one of which is open.

use leptos::prelude::*;
use rotarium_lab::Chapter;
use rotarium_lab::link::Page;
use rotarium_lab::messages::recurrence as words;

use super::inputs::inputs_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::{El, el, follow, sheet};
use super::studio::Studio;
use super::switch::switch_row;

mod memory;
mod relatives;
mod sparse;
mod turner;

/// The page.
pub fn recurrence(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let chapter = Memo::new(move |_| studio.lab.with(|lab| lab.pages.recurrence.chapter));
    let part = follow(move || {
        let (question, part) = match chapter.get() {
            Chapter::Turner => (words::turner::QUESTION, turner::turner as fn(Studio) -> El),
            Chapter::Relatives => (words::relatives::QUESTION, relatives::relatives as _),
            Chapter::Memory => (words::memory::QUESTION, memory::memory as _),
            Chapter::Sparse => (words::sparse::QUESTION, sparse::sparse as _),
        };
        let part = untrack(|| part(studio));
        el("section").class("topic").child(el("h2").text(studio.words(question))).child(part).view()
    });
    let chapters = el("nav")
        .set("aria-label", studio.words(words::CHAPTER))
        .child(switch_row(studio, "chapter"));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::RECURRENCE))
        .child(title)
        .child(lessons(studio, Page::Recurrence))
        .child(chapters)
        .part(part);
    let is_memory = Memo::new(move |_| chapter.get() == Chapter::Memory);
    let controls = follow(move || {
        let panel =
            if is_memory.get() { memory::controls as fn(Studio) -> El } else { inputs_controls };
        untrack(|| panel(studio)).view()
    });
    el("div")
        .class("bench layouts recurrence")
        .children([sheet("recurrence.css"), sheet("heads.css")])
        .part(controls)
        .children([main, inspector(studio)])
        .view()
}

/// A paragraph.
fn note(studio: Studio, words: rotarium_lab::Text) -> El {
    el("p").class("note").text(studio.words(words))
}
