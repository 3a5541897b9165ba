//! The panel of the pages on mechanisms: how many tokens, how wide, and what q, k and v hold.
//!
//! Deliberately does not know: mechanisms.

use leptos::prelude::*;
use rotarium_lab::messages::inputs as words;
use rotarium_lab::{Lab, MAX_MIXED, Origin};

use super::controls::{dials, heading, panel};
use super::dial::dial_row;
use super::markup::{El, el, live, sheet, when};
use super::studio::Studio;
use super::switch::{switch_list, switch_row};
use super::tensors;

/// The panel.
pub fn inputs_controls(studio: Studio) -> El {
    let panel = titled(studio).part(dial_row(studio, 0, "n")).part(longer(studio));
    sourced(panel.part(dial_row(studio, 0, "dim")).part(dial_row(studio, 0, "values")), studio)
}

/// The panel where neither values matter nor how long the sequence is.
pub fn queries_and_keys(studio: Studio) -> El {
    sourced(titled(studio).part(dial_row(studio, 0, "dim")), studio)
}

/// The panel with these dials alone.
pub fn drawn_with(studio: Studio, keys: &'static [&'static str]) -> El {
    titled(studio).part(dials(studio, || keys.to_vec()))
}

fn titled(studio: Studio) -> El {
    panel(studio).child(sheet("mechanisms.css")).child(heading(studio, words::INPUTS))
}

fn sourced(panel: El, studio: Studio) -> El {
    panel
        .child(switch_list(studio, "source"))
        .part(numbers(studio))
        .child(switch_row(studio, "scaled"))
}

/// Says so where the sequence is longer than what is mixed.
fn longer(studio: Studio) -> AnyView {
    let longer = Memo::new(move |_| studio.lab.with(|lab| lab.tokens() > MAX_MIXED));
    let told = move || {
        let n = studio.lab.with(Lab::tokens);
        studio.say_with(words::FIRST_TOKENS, &[("n", &n), ("most", &MAX_MIXED)])
    };
    when(move || longer.get(), move || el("p").class("note").text(live(told)).view())
}

/// The dials of the chosen source.
fn numbers(studio: Studio) -> AnyView {
    let origin = Memo::new(move |_| studio.lab.with(|lab| lab.pages.inputs.origin));
    let numbers = dials(studio, move || origin.get().dials().to_vec());
    let file = move || tensors::panel(studio, false).view();
    let file = when(move || origin.get() == Origin::File, file);
    tensors::drops(studio, false);
    [numbers, file].into_iter().collect_view().into_any()
}
