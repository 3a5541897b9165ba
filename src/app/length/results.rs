//! Of the Length: what was measured with trained models.

use rotarium_lab::messages::length::results as words;
use rotarium_lab::views::{geometry, published};

use super::numbers::{numbers, said};
use crate::app::beside::bare_row;
use crate::app::markup::{El, el, sheet};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// The part of the page.
pub(super) fn results(studio: Studio) -> El {
    let note = |text| el("p").class("note").text(studio.words(text));
    el("div")
        .class("results")
        .child(sheet("heads.css"))
        .child(note(words::ABOUT))
        .child(switch_row(studio, "table"))
        .child(bare_row(studio, [&published::VIEW]))
        .child(said(studio, &published::VIEW))
        .child(bare_row(studio, [&geometry::VIEW]))
        .child(numbers(studio, &geometry::VIEW))
        .child(note(words::CAVEAT))
}
