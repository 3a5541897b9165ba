//! The Images page: what one patch of a picture sees, by several recipes side by side.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::images as words;
use rotarium_lab::views;

use super::controls::layout_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::el;
use super::pane::pane;
use super::studio::Studio;

/// The page.
pub fn images(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::IMAGES))
        .child(title)
        .child(lessons(studio, Page::Images))
        .child(pane(studio, &views::heat::VIEW, None, studio.lab))
        .child(pane(studio, &views::axis_decay::VIEW, None, studio.lab))
        .child(pane(studio, &views::allocation::VIEW, None, studio.lab));
    let parts = [layout_controls(studio), main, inspector(studio)];
    el("div").class("bench layouts images").children(parts).view()
}
