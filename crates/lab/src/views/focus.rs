//! What the views of the page Focus have in common.
//!
//! Deliberately does not know: words of single views.

use rotarium_kernel::focus::{Rows, Weighing};
use rotarium_kernel::number::significant;

use crate::experiment::Experiment;
use crate::figure::{Entry, Ink, Mark};
use crate::lab::Lab;
use crate::messages::focus as words;
use crate::pages::{Focus, FocusTopic, Pages};
use crate::switches;
use crate::text::{Language, Text};

/// Most keys of a row that is drawn.
const MOST_KEYS: usize = 65_536;
/// Most keys of a row whose channels are drawn one by one, and most channels.
const MOST_PRODUCTS: (usize, usize) = (4096, 64);

/// Rows read the length, the width and the seed.
pub(super) fn forget(lab: &mut Lab) {
    lab.forget_all_but_inputs();
    lab.pin = None;
}

/// Of the state of pages, this one alone, without the open part.
pub(super) fn pages(all: &Pages, keep: impl Fn(&Focus) -> Focus) -> Pages {
    let focus = Focus { topic: FocusTopic::default(), ..keep(&all.focus) };
    Pages { focus, ..Pages::default() }
}

pub(super) fn focus(lab: &Lab) -> &Focus {
    &lab.pages.focus
}

/// The seed of the state.
pub(super) fn seed(lab: &Lab) -> u64 {
    lab.content.seed.into()
}

/// How scores become weights.
pub(super) fn weighing(lab: &Lab) -> Weighing {
    Weighing::ALL[focus(lab).weighing.min(Weighing::ALL.len() - 1)]
}

/// Its name.
pub(super) fn weighing_name(lab: &Lab, language: Language) -> &'static str {
    option("weighing", focus(lab).weighing).get(language)
}

/// What an option of a switch says.
pub(super) fn option(key: &str, at: usize) -> Text {
    let options = switches::find(key).map_or(&[][..], |switch| switch.options);
    options.get(at).map_or(words::FOCUS, |(_, label)| *label)
}

/// Keys and channels of a row.
pub(super) fn size(lab: &Lab) -> (usize, usize) {
    let (keys, channels) = match weighing(lab).channels() {
        Some(_) => MOST_PRODUCTS,
        None => (MOST_KEYS, usize::MAX),
    };
    (lab.tokens().min(keys), lab.dim.get().min(channels))
}

/// Rows of the state with this mean score and this spread of scores: the query keeps its length, the keys' spread follows.
pub(super) fn rows(lab: &Lab, beta: f64, gamma: f64) -> Rows {
    let (tokens, dim) = size(lab);
    let norm = focus(lab).norm.max(1e-9);
    Rows {
        weighing: weighing(lab),
        beta,
        sigma: gamma / norm,
        query: Rows::query(dim, norm, seed(lab)),
        tokens,
        lambda: focus(lab).lambda,
    }
}

/// γ of the state.
pub(super) fn gamma(lab: &Lab) -> f64 {
    focus(lab).norm * focus(lab).spread
}

/// The rows of the state.
pub(super) fn present(lab: &Lab) -> Rows {
    rows(lab, focus(lab).beta, gamma(lab))
}

/// State and language.
pub(super) fn asked(experiment: &Experiment) -> (&Lab, Language) {
    (&experiment.lab, experiment.language)
}

pub(super) fn line(points: Vec<(f64, f64)>, ink: Ink, dashed: bool) -> Mark {
    Mark::Line { points, ink, width: 1.8, dashed }
}

pub(super) fn entry(label: impl Into<String>, ink: Ink, dashed: bool) -> Entry {
    Entry { ink, dashed, label: label.into() }
}

/// The head of a table.
pub(super) fn head(names: &[Text], language: Language) -> Vec<String> {
    names.iter().map(|name| name.get(language).to_string()).collect()
}

/// A number in three digits, or a dash.
pub(super) fn three(number: Option<f64>) -> String {
    number.map_or_else(|| "–".into(), |number| significant(number, 3))
}
