//! Panes beside each other: one for each recipe that is compared, or one for each view.
//!
//! Deliberately does not know: what the views show.

use leptos::prelude::*;
use rotarium_lab::{SlotName, View};

use super::markup::{El, each, el};
use super::pane::{bare_pane, pane};
use super::studio::Studio;

/// A pane for each recipe that stands beside the others.
pub fn of_each(studio: Studio, view: &'static View) -> El {
    let compared = Memo::new(move |_| studio.lab.with(|lab| lab.compared));
    let one = move |&name: &SlotName| pane(studio, view, Some(name), studio.lab);
    let panes = each(move || {
        let names = &SlotName::ALL[..compared.get()];
        untrack(|| names.iter().map(one).collect())
    });
    el("div").class("planes").part(panes)
}

/// A pane for each view, with the shared cursor, beside each other where there is room.
pub fn row(studio: Studio, views: impl IntoIterator<Item = &'static View>) -> El {
    el("div")
        .class("of-one")
        .children(views.into_iter().map(|view| pane(studio, view, None, studio.lab)))
}

/// A pane for each view, which no cursor looks at, beside each other where there is room.
pub fn bare_row(studio: Studio, views: impl IntoIterator<Item = &'static View>) -> El {
    el("div").class("of-one").children(views.into_iter().map(|view| bare_pane(studio, view, None)))
}
