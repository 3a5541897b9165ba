//! The Length page: texts longer than those of training, and what each method does about it.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::length as words;
use rotarium_lab::views;

use super::controls::layout_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::el;
use super::pane::pane;
use super::studio::Studio;

/// The page.
pub fn length(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::LENGTH))
        .child(title)
        .child(lessons(studio, Page::Length))
        .child(pane(studio, &views::reach::VIEW, None, studio.lab));
    let parts = [layout_controls(studio), main, inspector(studio)];
    el("div").class("bench layouts length").children(parts).view()
}
