//! The Rotation page: one score, taken apart pair by pair.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::rotation as words;
use rotarium_lab::views;

use super::controls::rotation_controls;
use super::dial::dial_row;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::{El, el, sheet};
use super::pane::pane;
use super::studio::Studio;
use super::switch::switch_row;

mod mixer;
mod play;
mod strip;

/// The page.
pub fn rotation(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::ROTATION_QUESTION));
    let view = |view| pane(studio, view, None, studio.lab);
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::ROTATION))
        .child(title)
        .child(lessons(studio, Page::Rotation))
        .child(positions(studio))
        .child(view(&views::clocks::VIEW))
        .child(view(&views::shift::VIEW))
        .child(view(&views::mixer::VIEW))
        .child(mixer::mixer(studio))
        .child(view(&views::reach::VIEW))
        .child(paired(studio))
        .child(view(&views::pairing::VIEW))
        .child(rounded(studio))
        .child(view(&views::precision::VIEW));
    let parts = [sheet("rotation.css"), rotation_controls(studio), main, inspector(studio)];
    el("div").class("bench layouts rotation").children(parts).view()
}

/// Where the query and the key stand, and what moves them.
fn positions(studio: Studio) -> El {
    let dials = ["query", "key", "shift"].map(|key| dial_row(studio, 0, key));
    let dials = dials.into_iter().fold(el("div").class("positions"), El::part);
    el("section")
        .class("panel")
        .set("aria-label", studio.words(words::CLOCKS_QUESTION))
        .child(dials)
        .child(play::play(studio))
}

/// The position whose angles are rounded, and what is rounded where.
fn rounded(studio: Studio) -> El {
    el("section")
        .class("panel")
        .set("aria-label", studio.words(words::PRECISION_QUESTION))
        .child(
            el("div")
                .class("positions")
                .part(dial_row(studio, 0, "position"))
                .child(switch_row(studio, "angles")),
        )
        .child(el("p").class("note").text(studio.words(words::PRECISION_RULES)))
}

/// How code pairs channels, and whether the weights were permuted for it.
fn paired(studio: Studio) -> El {
    let switches = ["code", "weights"].map(|key| switch_row(studio, key));
    el("section")
        .class("panel")
        .set("aria-label", studio.words(words::PAIRING_QUESTION))
        .child(el("div").class("positions").children(switches))
        .child(el("p").class("note").text(studio.words(words::PAIRING_RULES)))
}
