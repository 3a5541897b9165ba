//! Of the Recurrence: how much a state of fixed size remembers.

use rotarium_lab::messages::recurrence::memory as words;
use rotarium_lab::views::{recall, recall_age};

use super::note;
use crate::app::beside::bare_row;
use crate::app::dial::dial_row;
use crate::app::markup::{El, el};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// The chapter.
pub(super) fn memory(studio: Studio) -> El {
    let keys = [
        "recall-d",
        "recall-dv",
        "recall-write",
        "recall-keep",
        "recall-scale",
        "recall-pairs",
        "seed",
    ];
    let dials = keys.map(|key| dial_row(studio, 0, key));
    let dials = dials.into_iter().fold(el("div").class("turned"), El::part);
    el("div")
        .class("chapter")
        .child(note(studio, words::ABOUT))
        .child(dials.child(switch_row(studio, "recall-keys")))
        .child(bare_row(studio, [&recall::VIEW, &recall_age::VIEW]))
}
