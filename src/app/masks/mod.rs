//! The page on mixed masks: one sequence, laid out by one or two schemes.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::masks as words;
use rotarium_lab::{messages, views};

use super::beside::{bare_row, row};
use super::controls::{dials, heading, panel};
use super::dial::dial_row;
use super::inspector::inspector;
use super::layouts::editor::editor;
use super::lesson::lessons;
use super::markup::{El, el, follow, sheet, when};
use super::studio::Studio;
use super::switch::{switch_list, switch_row};

/// The page.
pub fn masks(studio: Studio) -> AnyView {
    use views::{mask_counts, mask_grid, mask_map, mask_other};
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let beside = Memo::new(move |_| studio.lab.with(|lab| lab.pages.masks.other > 0));
    let maps = follow(move || {
        let second = beside.get().then_some(&mask_other::VIEW);
        untrack(|| row(studio, [&mask_map::VIEW].into_iter().chain(second))).view()
    });
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::MASKS))
        .child(title)
        .child(lessons(studio, Page::Masks))
        .child(el("p").class("note").text(studio.words(words::ABOUT)))
        .child(editor(studio))
        .part(maps)
        .child(row(studio, [&mask_grid::VIEW]))
        .child(bare_row(studio, [&mask_counts::VIEW]));
    let parts = [sheet("masks.css"), sheet("mechanisms.css"), controls(studio), main];
    el("div").class("bench layouts masks").children(parts).child(inspector(studio)).view()
}

/// The schemes and what they look at.
fn controls(studio: Studio) -> El {
    let patches = Memo::new(move |_| studio.lab.with(|lab| lab.pages.masks.uses_order()));
    let apart = Memo::new(move |_| studio.lab.with(|lab| lab.pages.masks.uses_apart()));
    let [order, copies] = [(patches, "patches"), (apart, "noised")].map(|(used, key)| {
        when(move || used.get(), move || untrack(|| switch_list(studio, key)).view())
    });
    let used = Memo::new(move |_| studio.lab.with(|lab| lab.pages.masks.dials()));
    panel(studio)
        .child(heading(studio, words::SCHEME))
        .child(switch_list(studio, "mixed"))
        .child(switch_list(studio, "beside"))
        .child(switch_list(studio, "images"))
        .child(switch_row(studio, "shows"))
        .part(dial_row(studio, 0, "looker"))
        .part(dials(studio, move || used.get()))
        .part(order)
        .part(copies)
        .child(heading(studio, messages::SEQUENCE))
        .part(dial_row(studio, 0, "n"))
}
