//! The same sequence under another scheme.

use super::laid::{forget, pages};
use super::mask_map::{figure, inspect, overlay, pick, pins, sentence, step, told};
use super::{Answers, View};
use crate::lab::Lab;
use crate::messages::masks as words;
use crate::pages::Masks;

/// The mask of the scheme beside it.
pub static VIEW: View = View {
    forget,
    pages: |all| pages(all, |masks| Masks { scheme: 0, ..masks.clone() }),
    step,
    pins,
    square: true,
    ..View::new("mask_other", words::OTHER, words::MAP_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| other(lab).map_or_else(String::new, |scheme| told(lab, scheme, language)),
    pick: |lab, point| pick(lab, other(lab)?, point),
    overlay: |lab, cursor| other(lab).map_or_else(Vec::new, |scheme| overlay(lab, scheme, cursor)),
    inspect: |lab, cursor, language| {
        other(lab).map_or_else(Default::default, |scheme| inspect(lab, scheme, cursor, language))
    },
    ..Answers::of(|experiment| match other(&experiment.lab) {
        Some(scheme) => figure(experiment, scheme),
        None => {
            let language = experiment.language;
            sentence(words::OTHER, words::NONE.get(language).into(), language)
        }
    })
};

fn other(lab: &Lab) -> Option<&'static rotarium_kernel::mixed::Scheme> {
    lab.pages.masks.other()
}
