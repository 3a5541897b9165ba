//! Of the Recurrence: patterns that read less, and whom they still reach.

use leptos::prelude::*;
use rotarium_lab::messages::recurrence::sparse as words;
use rotarium_lab::views::{mask_work, masked_map, pairs_mask, pattern_rows, reached};
use rotarium_lab::{Lab, MAX_SPARSE};

use super::note;
use crate::app::beside::{bare_row, row};
use crate::app::controls::dials;
use crate::app::markup::{El, el, live, when};
use crate::app::player::player;
use crate::app::studio::Studio;
use crate::app::switch::{switch_list, switch_row};

/// Where the fixed pattern stands in the list.
const FIXED: usize = 4;

/// The chapter.
pub(super) fn sparse(studio: Studio) -> El {
    let fixed =
        Memo::new(move |_| studio.lab.with(|lab| lab.pages.recurrence.sparse.pattern == FIXED));
    let keys = move || if fixed.get() { vec!["sparse-k", "sparse-c"] } else { vec!["sparse-k"] };
    let controls = el("div")
        .class("turned")
        .child(switch_list(studio, "sparse"))
        .child(switch_row(studio, "sparse-sight"))
        .part(dials(studio, keys));
    el("div")
        .class("chapter")
        .child(note(studio, words::ABOUT))
        .part(longer(studio))
        .child(controls)
        .part(when(move || fixed.get(), move || note(studio, words::FIXED_NOTE).view()))
        .child(el("div").class("turned").child(player(studio, "hops")))
        .child(row(studio, [&pairs_mask::VIEW, &reached::VIEW]))
        .child(bare_row(studio, [&pattern_rows::VIEW, &mask_work::VIEW]))
        .child(row(studio, [&masked_map::VIEW]))
        .child(note(studio, words::CAUSAL_NOTE))
}

/// Says so where not all pairs are drawn.
fn longer(studio: Studio) -> AnyView {
    let longer = Memo::new(move |_| studio.lab.with(|lab| lab.mixed() > MAX_SPARSE));
    let told = move || {
        let n = studio.lab.with(Lab::mixed);
        studio.say_with(words::FIRST, &[("n", &n), ("most", &MAX_SPARSE)])
    };
    when(move || longer.get(), move || el("p").class("note").text(live(told)).view())
}
