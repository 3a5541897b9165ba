//! The page on decay: how a score falls with distance, where it turns negative, and which bases keep it from that.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::{self, decays};
use rotarium_lab::views;

use super::controls::decay_controls;
use super::lesson::lessons;
use super::markup::{el, sheet};
use super::pane::bare_pane;
use super::studio::Studio;

mod definitions;
mod profile;
mod zero;

/// The page.
pub fn decay(studio: Studio) -> AnyView {
    let zero = zero::Zeros::new(studio);
    let grip = move |stage| zero.grip(stage);
    let choose = move |stage| definitions::choose(studio, stage);
    let heights = move |stage| profile::handles(studio, stage);
    let title = el("h1").text(studio.words(decays::PAGE_QUESTION));
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(messages::DECAY))
        .child(title)
        .child(lessons(studio, Page::Decay))
        .child(zero.panel())
        .child(bare_pane(studio, &views::curves::VIEW, Some(Box::new(grip))))
        .child(bare_pane(studio, &views::definitions::VIEW, Some(Box::new(choose))))
        .child(bare_pane(studio, &views::bases::VIEW, None))
        .child(profile::panel(studio))
        .child(bare_pane(studio, &views::profile::VIEW, Some(Box::new(heights))));
    el("div")
        .class("bench layouts decays")
        .children([sheet("definitions.css"), decay_controls(studio), main])
        .view()
}
