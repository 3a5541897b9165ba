//! Of the Length: which distances and angles are new.

use rotarium_lab::messages::length::positions as words;
use rotarium_lab::{Text, views};

use crate::app::beside::bare_row;
use crate::app::beside::of_each;
use crate::app::dial::dial_row;
use crate::app::markup::{El, el, sheet};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// The part of the page.
pub(super) fn positions(studio: Studio) -> El {
    let note = |text: Text| el("p").class("note").text(studio.words(text));
    let dials = ["near", "layers"].map(|key| dial_row(studio, 0, key));
    let dials = dials.into_iter().fold(el("div").class("turned"), El::part);
    el("div")
        .class("spots")
        .child(sheet("positions.css"))
        .child(note(words::NOTE_MAPS))
        .child(switch_row(studio, "rho"))
        .child(of_each(studio, &views::rho::VIEW))
        .child(note(words::NOTE_ARCS))
        .child(of_each(studio, &views::arcs::VIEW))
        .child(note(words::NOTE_COMPARED))
        .child(bare_row(studio, [&views::factors::VIEW]))
        .child(dials)
        .child(bare_row(studio, [&views::bends::VIEW, &views::shared::VIEW, &views::depth::VIEW]))
}
