//! The page Focus: whether attention can concentrate. It has three parts, one of which is open.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::focus as words;
use rotarium_lab::{FocusTopic, Text, views};

use super::beside::bare_row;
use super::controls::dials;
use super::dial::dial_row;
use super::inputs::{drawn_with, queries_and_keys};
use super::lesson::lessons;
use super::markup::{El, el, follow, sheet};
use super::studio::Studio;
use super::switch::{switch_list, switch_row};

/// The page.
pub fn focus(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let topic = Memo::new(move |_| studio.lab.with(|lab| lab.pages.focus.topic));
    let part = follow(move || {
        let (about, part) = match topic.get() {
            FocusTopic::Sparsity => (words::SPARSITY_ABOUT, sparsity as fn(Studio) -> El),
            FocusTopic::Rank => (words::RANK_ABOUT, rank as _),
            FocusTopic::Length => (words::LENGTH_ABOUT, length as _),
        };
        let part = untrack(|| part(studio));
        let about = el("p").class("note").text(studio.words(about));
        el("section").class("topic").child(about).child(part).view()
    });
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::FOCUS))
        .child(title)
        .child(lessons(studio, Page::Focus))
        .child(
            el("nav")
                .set("aria-label", studio.words(words::TOPIC))
                .child(switch_row(studio, "focus")),
        )
        .part(part);
    // Each part shows only what it reads.
    let controls = follow(move || {
        let topic = topic.get();
        untrack(|| match topic {
            FocusTopic::Sparsity => drawn_with(studio, &["n", "dim", "seed"]).view(),
            FocusTopic::Rank => queries_and_keys(studio).view(),
            FocusTopic::Length => drawn_with(studio, &["dim", "seed"]).view(),
        })
    });
    el("div")
        .class("bench layouts focus")
        .children([sheet("focus.css"), sheet("heads.css")])
        .part(controls)
        .child(main)
        .view()
}

/// Dials and switches beside each other.
fn turned(studio: Studio, dials: &[&'static str], switches: impl IntoIterator<Item = El>) -> El {
    let dials = dials.iter().map(|key| dial_row(studio, 0, key));
    dials.fold(el("div").class("turned"), El::part).children(switches)
}

/// A sentence between the panes.
fn note(studio: Studio, text: Text) -> El {
    el("p").class("note").text(studio.words(text))
}

fn sparsity(studio: Studio) -> El {
    use views::{focus_curves, focus_map, focus_row};
    let decays = Memo::new(move |_| {
        let decay = rotarium_lab::switches::find("weighing").map(|switch| switch.options.len() - 1);
        studio.lab.with(|lab| Some(lab.pages.focus.weighing) == decay)
    });
    let shown =
        dials(
            studio,
            move || {
                if decays.get() { vec!["lambda"] } else { vec!["beta", "qnorm", "kspread"] }
            },
        );
    let turned = el("div").class("turned").child(switch_list(studio, "weighing")).part(shown);
    el("div")
        .child(turned)
        .child(bare_row(studio, [&focus_curves::VIEW]))
        .child(bare_row(studio, [&focus_row::VIEW, &focus_map::VIEW]))
}

fn rank(studio: Studio) -> El {
    use views::{focus_masked, focus_spectra};
    let [mask, of] = ["rankmask", "rankof"].map(|key| switch_list(studio, key));
    el("div")
        .child(turned(studio, &["ranktokens", "rankscale", "rankprefix", "rankwindow"], [mask, of]))
        .child(bare_row(studio, [&focus_spectra::VIEW, &focus_masked::VIEW]))
        .child(note(studio, words::CAUTION))
}

fn length(studio: Studio) -> El {
    use views::{focus_entropy, focus_needle};
    el("div")
        .child(turned(studio, &["heat", "needlecos"], []))
        .child(bare_row(studio, [&focus_entropy::VIEW, &focus_needle::VIEW]))
}
