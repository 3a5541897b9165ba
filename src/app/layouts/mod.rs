//! The Layouts: a mixed sequence, composed block by block and placed by several recipes side by side.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{SlotName, messages, views};

use super::controls::layout_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::{El, each, el};
use super::pane::pane;
use super::studio::Studio;

mod editor;
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
        .child(planes(studio))
        .child(verdicts::verdicts(studio))
        .child(of_one(studio))
        .child(ids::ids(studio));
    let parts = [layout_controls(studio), main, inspector(studio)];
    el("div").class("bench layouts").children(parts).view()
}

/// The coordinate plane of each recipe.
fn planes(studio: Studio) -> El {
    let compared = Memo::new(move |_| studio.lab.with(|lab| lab.compared));
    let plane = move |&name: &SlotName| pane(studio, &views::layout::VIEW, Some(name), studio.lab);
    let planes = each(move || {
        let names = &SlotName::ALL[..compared.get()];
        untrack(|| names.iter().map(plane).collect())
    });
    el("div").class("planes").part(planes)
}

/// What is shown of the recipe that is turned.
fn of_one(studio: Studio) -> El {
    let views = [&views::attention::VIEW].into_iter().chain(views::OF_ONE);
    el("div").class("of-one").children(views.map(|view| pane(studio, view, None, studio.lab)))
}
