//! The page Focus.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::focus as words;

use super::inputs::inputs_controls;
use super::lesson::lessons;
use super::markup::{el, sheet};
use super::studio::Studio;

/// The page.
pub fn focus(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::FOCUS))
        .child(title)
        .child(lessons(studio, Page::Focus));
    let parts = [sheet("focus.css"), inputs_controls(studio), main];
    el("div").class("bench layouts focus").children(parts).view()
}
