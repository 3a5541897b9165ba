//! Of the Length: what many tokens do to a row.

use rotarium_lab::messages::length::crowd as words;
use rotarium_lab::views::{crowd_entropy, heats, key_norms, needle, sinks};

use super::numbers::numbers;
use crate::app::beside::bare_row;
use crate::app::dial::dial_row;
use crate::app::markup::{El, el, sheet};
use crate::app::studio::Studio;

fn dials<const N: usize>(studio: Studio, keys: [&'static str; N]) -> El {
    let dials = keys.map(|key| dial_row(studio, 0, key));
    dials.into_iter().fold(el("div").class("turned"), El::part)
}

/// The part of the page.
pub(super) fn crowd(studio: Studio) -> El {
    el("div")
        .class("crowd")
        .child(sheet("heads.css"))
        .child(el("p").class("note").text(studio.words(words::ABOUT)))
        .child(dials(studio, ["needle", "spread", "ssmax", "seed"]))
        .child(bare_row(studio, [&needle::VIEW, &crowd_entropy::VIEW]))
        .child(numbers(studio, &needle::VIEW))
        .child(bare_row(studio, [&heats::VIEW]))
        .child(dials(studio, ["sinklogit", "learned", "lengths", "lean"]))
        .child(bare_row(studio, [&sinks::VIEW, &key_norms::VIEW]))
        .child(numbers(studio, &sinks::VIEW))
        .child(numbers(studio, &key_norms::VIEW))
}
