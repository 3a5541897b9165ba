//! The page Mixed masks.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::masks as words;

use super::inputs::inputs_controls;
use super::lesson::lessons;
use super::markup::{el, sheet};
use super::studio::Studio;

/// The page.
pub fn masks(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::MASKS))
        .child(title)
        .child(lessons(studio, Page::Masks));
    let parts = [sheet("masks.css"), inputs_controls(studio), main];
    el("div").class("bench layouts masks").children(parts).view()
}
