//! The Images page: what one patch of a picture sees, by several recipes side by side.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::images as words;
use rotarium_lab::views;

use super::beside::{of_each, row};
use super::controls::image_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::{el, sheet};
use super::studio::Studio;

mod picker;

/// The page.
pub fn images(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let picker = picker::Picker::new(studio);
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::IMAGES))
        .child(title)
        .child(lessons(studio, Page::Images))
        .child(picker.panel())
        .child(el("p").class("note").text(studio.words(words::PATCH_NOTE)))
        .child(of_each(studio, &views::patch::VIEW))
        .child(row(studio, [&views::circles::VIEW, &views::directions::VIEW]))
        .child(row(studio, [&views::allocation::VIEW, &views::axis_decay::VIEW]));
    let parts =
        [sheet("images.css"), image_controls(studio), picker.drops(main), inspector(studio)];
    el("div").class("bench layouts images").children(parts).view()
}
