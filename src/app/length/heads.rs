//! Of the Length: what two heads make of a longer text.

use rotarium_lab::messages::length::heads as words;
use rotarium_lab::views::{backward, fitted, shares};

use super::numbers::numbers;
use crate::app::beside::bare_row;
use crate::app::dial::dial_row;
use crate::app::markup::{El, el, sheet};
use crate::app::studio::Studio;

/// The part of the page.
pub(super) fn heads(studio: Studio) -> El {
    let dials = ["ridge", "within", "back"].map(|key| dial_row(studio, 0, key));
    let dials = dials.into_iter().fold(el("div").class("turned"), El::part);
    el("div")
        .class("heads")
        .child(sheet("heads.css"))
        .child(el("p").class("note").text(studio.words(words::KEEP_NEAR)))
        .child(dials)
        .child(bare_row(studio, [&fitted::VIEW, &shares::VIEW]))
        .child(numbers(studio, &fitted::VIEW))
        .child(bare_row(studio, [&backward::VIEW]))
        .child(numbers(studio, &backward::VIEW))
}
