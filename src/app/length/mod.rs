//! The Length page: texts longer than those of training, and what each method does about it.
//!
//! It has five parts, one of which is open.

use leptos::prelude::*;
use rotarium_lab::Topic;
use rotarium_lab::link::Page;
use rotarium_lab::messages::length as words;

use super::controls::length_controls;
use super::lesson::lessons;
use super::markup::{El, el, follow, sheet};
use super::studio::Studio;
use super::switch::switch_row;

mod crowd;
mod heads;
pub(super) mod numbers;
mod positions;
mod results;
mod settings;

/// The page.
pub fn length(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let topic = Memo::new(move |_| studio.lab.with(|lab| lab.pages.length.topic));
    let part = follow(move || {
        let (question, part) = match topic.get() {
            Topic::Positions => {
                (words::positions::QUESTION, positions::positions as fn(Studio) -> El)
            }
            Topic::Heads => (words::heads::QUESTION, heads::heads as _),
            Topic::Crowd => (words::crowd::QUESTION, crowd::crowd as _),
            Topic::Settings => (words::settings::QUESTION, settings::settings as _),
            Topic::Results => (words::results::QUESTION, results::results as _),
        };
        let part = untrack(|| part(studio));
        el("section").class("topic").child(el("h2").text(studio.words(question))).child(part).view()
    });
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::LENGTH))
        .child(title)
        .child(lessons(studio, Page::Length))
        .child(
            el("nav")
                .set("aria-label", studio.words(words::TOPIC))
                .child(switch_row(studio, "topic")),
        )
        .part(part);
    let parts = [sheet("length.css"), length_controls(studio), main];
    el("div").class("bench layouts length").children(parts).view()
}
