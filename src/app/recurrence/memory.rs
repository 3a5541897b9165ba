//! Of the Recurrence: how much a state of fixed size remembers.

use rotarium_lab::messages::recurrence::memory as words;
use rotarium_lab::views::{recall, recall_age};

use super::note;
use crate::app::beside::bare_row;
use crate::app::controls::{heading, panel};
use crate::app::dial::dial_row;
use crate::app::markup::{El, el, sheet};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// The chapter.
pub(super) fn memory(studio: Studio) -> El {
    el("div")
        .class("chapter")
        .child(note(studio, words::ABOUT))
        .child(bare_row(studio, [&recall::VIEW, &recall_age::VIEW]))
}

/// The panel of the chapter, which draws its own pairs.
pub(super) fn controls(studio: Studio) -> El {
    let keys = [
        "recall-d",
        "recall-dv",
        "recall-write",
        "recall-keep",
        "recall-scale",
        "recall-pairs",
        "seed",
    ];
    let panel = panel(studio).child(sheet("mechanisms.css")).child(heading(studio, words::STORED));
    let dials = keys.map(|key| dial_row(studio, 0, key));
    dials.into_iter().fold(panel, El::part).child(switch_row(studio, "recall-keys"))
}
