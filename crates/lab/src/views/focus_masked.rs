//! What does the mask make of the rank of one mechanism? (Su, kexue.fm/archives/9529; local windows: 8338.)

use rotarium_kernel::spectrum::{Reads, Similarity};

use super::focus::{asked, focus, option};
use super::focus_spectra::{Mapped, drawn, forget, masks, pages, subtitle};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::Figure;
use crate::messages::focus as words;
use crate::pages::Focus;

/// Masks.
pub static VIEW: View = View {
    forget,
    pages: |all| pages(all, |focus| Focus { reads: 0, ..focus }),
    ..View::new("focus_masked", words::MASKED, words::MASKED_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| subtitle(lab, option("rankof", focus(lab).similarity), language),
    ..Answers::of(figure)
};

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let similarity = Similarity::ALL[focus(lab).similarity.min(Similarity::ALL.len() - 1)];
    let map = |(at, reads): (usize, Reads)| {
        Mapped::new(lab, option("rankmask", at), (similarity, reads), language)
    };
    let maps: Vec<Mapped> = masks(lab).into_iter().enumerate().map(map).collect();
    drawn(words::MASKED, &maps, focus(lab).tokens, language)
}
