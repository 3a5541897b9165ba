//! Of the Length: which distances and angles are new.

use rotarium_lab::views;

use crate::app::markup::{El, el, sheet};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// The part of the page.
pub(super) fn positions(studio: Studio) -> El {
    el("div")
        .class("spots")
        .child(sheet("positions.css"))
        .child(switch_row(studio, "rho"))
        .child(super::of_each(studio, &views::rho::VIEW))
        .child(super::of_each(studio, &views::arcs::VIEW))
        .child(super::row(studio, [&views::factors::VIEW]))
}
