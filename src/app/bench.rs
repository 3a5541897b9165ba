//! The Bench: the controls, the four panes and the inspector.

use leptos::prelude::*;
use rotarium_lab::{messages, views};

use super::controls::controls;
use super::inspector::inspector;
use super::markup::el;
use super::pane::pane;
use super::studio::Studio;

/// The home page.
pub fn bench(studio: Studio) -> AnyView {
    let title = el("h1").class("hidden").text("Rotarium – ").text(studio.words(messages::BENCH));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(messages::BENCH))
        .child(title)
        .children(views::BENCH.map(|view| pane(studio, view, None, studio.lab)));
    let parts = [controls(studio), main, inspector(studio)];
    el("div").class("bench").children(parts).view()
}
