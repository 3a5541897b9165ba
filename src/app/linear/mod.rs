//! The page Linear.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::linear as words;

use super::inputs::inputs_controls;
use super::lesson::lessons;
use super::markup::{el, sheet};
use super::studio::Studio;

/// The page.
pub fn linear(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::LINEAR))
        .child(title)
        .child(lessons(studio, Page::Linear));
    let parts = [sheet("linear.css"), inputs_controls(studio), main];
    el("div").class("bench layouts linear").children(parts).view()
}
