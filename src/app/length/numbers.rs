//! The numbers behind a figure as a table that is always open.
//!
//! Deliberately does not know: what they mean.

use leptos::prelude::*;
use rotarium_lab::figure::Table;
use rotarium_lab::{Experiment, View};

use crate::app::markup::{El, each, effect, el, live};
use crate::app::studio::Studio;
use crate::message::{Answer, Question};

/// The table of a view, kept up to date.
pub(in crate::app) fn numbers(studio: Studio, view: &'static View) -> El {
    frame(studio, view).child(table(asked(studio, view)))
}

/// The same, under the words that say it.
pub(in crate::app) fn said(studio: Studio, view: &'static View) -> El {
    let shown = asked(studio, view);
    let words = live(move || shown.with(|(_, words)| words.clone()));
    frame(studio, view).child(el("p").class("note").text(words)).child(table(shown))
}

/// The table of a view and the words that go with it.
type Shown = RwSignal<(Table, String)>;

fn asked(studio: Studio, view: &'static View) -> Shown {
    let shown = Shown::default();
    let experiment = Memo::new(move |_| {
        studio.lab.with(|lab| Experiment::new(view, lab, studio.language.get(), 0))
    });
    effect(move || {
        let experiment = experiment.get();
        if studio.awake.get() {
            let question = Question::Figure(experiment, studio.theme.get_untracked());
            studio.ask(format!("numbers-{}", view.id), question, move |answer| {
                if let Answer::Figure(figure, _) = answer {
                    // The page may be gone by now.
                    let _ = shown.try_set((figure.table, figure.summary));
                }
            });
        }
    });
    shown
}

fn table(shown: Shown) -> El {
    let table = move || {
        let (table, _) = shown.get();
        let name = |text: String| el("th").set("scope", "col").text(text);
        let row = |cells: Vec<String>| {
            let cell = |(at, text): (usize, String)| match at {
                0 => el("th").set("scope", "row").text(text),
                _ => el("td").text(text),
            };
            el("tr").children(cells.into_iter().enumerate().map(cell))
        };
        let head = el("tr").children(table.head.into_iter().map(name));
        let body = el("tbody").children(table.rows.into_iter().map(row));
        vec![el("thead").child(head), body]
    };
    el("table").part(each(table))
}

fn frame(studio: Studio, view: &'static View) -> El {
    el("section")
        .class(format!("panel numbers {}", view.id))
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", studio.words(view.title))
}
