//! Is a token that fits still found among many others, with and without log n? (Su, kexue.fm/archives/8823.)

use rotarium_kernel::number::significant;

use super::focus::{asked, entry, focus, three};
use super::focus_entropy::{INKS, ROUNDS, axis, marks, sphere, subtitle, sums, table};
use super::{Answers, View, focus_entropy};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure};
use crate::messages::focus as words;
use crate::pages::{Focus, Pages};

/// The needle.
pub static VIEW: View = View {
    forget: |lab| (focus_entropy::VIEW.forget)(lab),
    pages: |all| {
        let pages = focus_entropy::looked_at(all);
        Pages { focus: Focus { effective: false, ..pages.focus.clone() }, ..pages }
    },
    ..View::new("focus_needle", words::NEEDLE, words::NEEDLE_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle, rounds: |_| ROUNDS, ..Answers::of(figure) };

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (sums, sphere) = (sums(experiment), sphere(lab));
    let last = |scale: usize| three(sums.last().and_then(|sums| sums[scale][1].mean()));
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("cosine", &significant(focus(lab).cosine, 3)),
        ("plain", &last(0)),
        ("scaled", &last(1)),
        ("last", &16_384),
        ("heat", &significant(focus(lab).heat, 3)),
    ];
    let limit = |n, scale| Some(sphere.needle_weight(n, scale));
    Figure {
        x: axis(language),
        y: Axis::linear(words::NEEDLE_AXIS.get(language), (0.0, 1.0)),
        marks: marks(&sums, 1, |weight| weight, limit),
        legend: vec![
            entry(words::PLAIN.get(language), INKS[0], false),
            entry(words::LOG_N.get(language), INKS[1], false),
            entry(words::LENGTH_THEORY.get(language), INKS[1], true),
        ],
        summary: words::NEEDLE_SUMMARY.with(language, &values),
        table: table(&sums, 1, limit, language),
        ..Figure::empty(words::NEEDLE, language)
    }
}
