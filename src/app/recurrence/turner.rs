//! Of the Recurrence: attention that turns back to the first page for every token.

use leptos::prelude::*;
use rotarium_lab::messages::recurrence::turner as words;
use rotarium_lab::views::{converging, held, reads, reread, unrolled};
use rotarium_lab::{Lab, MAX_TURNED};

use super::note;
use crate::app::beside::bare_row;
use crate::app::dial::dial_row;
use crate::app::markup::{El, el, live, when};
use crate::app::player::player;
use crate::app::studio::Studio;
use crate::app::switch::switch_row;

/// The chapter.
pub(super) fn turner(studio: Studio) -> El {
    let reading = el("div")
        .class("turned")
        .part(dial_row(studio, 0, "turn-token"))
        .child(switch_row(studio, "turn-order"))
        .child(switch_row(studio, "turn-digits"));
    let layers = el("div")
        .class("turned")
        .part(dial_row(studio, 0, "turn-layers"))
        .child(switch_row(studio, "turn-cache"));
    let model = el("div").class("turned").part(dial_row(studio, 0, "stack-layers")).part(dial_row(
        studio,
        0,
        "stack-width",
    ));
    el("div")
        .class("chapter")
        .child(note(studio, words::ABOUT))
        .part(longer(studio))
        .child(reading)
        .child(el("div").class("turned").child(player(studio, "turn-step")))
        .child(bare_row(studio, [&reread::VIEW, &converging::VIEW]))
        .child(bare_row(studio, [&unrolled::VIEW]))
        .child(layers)
        .child(bare_row(studio, [&reads::VIEW]))
        .child(model)
        .child(bare_row(studio, [&held::VIEW]))
        .child(note(studio, words::KEPT_NOTE))
}

/// Says so where not all tokens are followed.
fn longer(studio: Studio) -> AnyView {
    let longer = Memo::new(move |_| studio.lab.with(|lab| lab.mixed() > MAX_TURNED));
    let told = move || {
        let n = studio.lab.with(Lab::mixed);
        studio.say_with(words::FIRST, &[("n", &n), ("most", &MAX_TURNED)])
    };
    when(move || longer.get(), move || el("p").class("note").text(live(told)).view())
}
