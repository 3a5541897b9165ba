//! The Layouts: a mixed sequence, composed block by block and placed by several recipes side by side.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{messages, views};

use super::beside::{of_each, row};
use super::controls::layout_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::el;
use super::studio::Studio;

pub mod editor;
mod field;
mod gesture;
mod ids;
pub(super) mod verdicts;

/// The page.
pub fn layouts(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(messages::LAYOUTS_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(messages::LAYOUTS))
        .child(title)
        .child(lessons(studio, Page::Layouts))
        .child(editor::editor(studio))
        .child(of_each(studio, &views::layout::VIEW))
        .child(verdicts::verdicts(studio))
        .child(row(studio, [&views::attention::VIEW].into_iter().chain(views::OF_ONE)))
        .child(ids::ids(studio));
    let parts = [layout_controls(studio), main, inspector(studio)];
    el("div").class("bench layouts").children(parts).view()
}
