//! Which pairs complete a turn in training, and which only in a longer text? The spectrum with the length of the sequence.
//!
//! What lies below the training length is shaded: the part of each bar that training has travelled.

use super::{Answers, View, spectrum};
use crate::experiment::Experiment;
use crate::figure::{Entry, Figure, Ink, Mark, Side};
use crate::lab::Lab;
use crate::messages::rotation as words;
use crate::score::slot;
use crate::text::Language;

/// The spectrum with two lengths.
pub static VIEW: View = View {
    id: "reach",
    title: words::REACH,
    question: words::REACH_QUESTION,
    forget: |lab| {
        let (slots, sequence) = (lab.slots.clone(), lab.sequence.clone());
        *lab = Lab { slots, sequence, dim: lab.dim, train: lab.train, show: lab.show, pin: lab.pin, ..Lab::default() };
    },
    ..spectrum::VIEW
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        words::REACH_SUB.with(language, &[("train", &lab.train), ("test", &lab.tokens())])
    },
    figure,
    ..spectrum::ANSWERS
};

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let spectrum = spectrum::figure(experiment);
    let (train, test) = (lab.train as f64, lab.tokens() as f64);
    let columns = [spectrum.x.range.0, spectrum.x.range.1].map(|x| (x, 1.0, train)).to_vec();
    let mut marks = vec![Mark::Band { columns, ink: Ink::Second }];
    marks.extend(spectrum.marks);
    let label = words::REACH_TEST.with(language, &[("test", &lab.tokens())]);
    marks.push(Mark::Rule { along: Side::Y, at: test, ink: Ink::Second, dashed: true, label });
    let shade = Entry { ink: Ink::Second, dashed: false, label: words::REACH_SHADE.get(language).into() };
    let mut y = spectrum.y;
    y.range.1 = y.range.1.max(1.5 * test);
    let legend = spectrum.legend.into_iter().chain([shade]).collect();
    let summary = summary(lab, &spectrum.summary, language);
    let title = format!("{} – {}", VIEW.title.get(language), lab.slot(slot(lab)).title());
    Figure { title, marks, y, legend, summary, ..spectrum }
}

fn summary(lab: &Lab, before: &str, language: Language) -> String {
    let head = lab.head(slot(lab));
    let frequencies = head.frequencies();
    let all = frequencies.pairs().len();
    let turning = (0..all).filter(|&pair| frequencies.theta(pair) != 0.0);
    let open = turning.filter(|&pair| frequencies.turns(pair, lab.train as f64) < 1.0).count();
    let is_new = open > 0 && lab.tokens() > lab.train;
    let new = if is_new { words::REACH_NEW } else { words::REACH_OLD };
    let new = new.get(language).replace("{count}", &open.to_string());
    let before = if language == Language::En { format!("{before} ") } else { before.into() };
    let count = frequencies.unfinished(lab.tokens() as f64);
    let values: [(&str, &dyn std::fmt::Display); 5] =
        [("before", &before), ("test", &lab.tokens()), ("count", &count), ("all", &all), ("new", &new)];
    words::REACH_SUMMARY.with(language, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn a_longer_text_brings_new_angles_to_the_unfinished_pairs() {
        let summary = |link: &str| {
            let lab = link::read(link, Language::En).lab;
            Experiment::new(&VIEW, &lab, Language::En, 200).figure().summary
        };
        // Llama-2: 46 of 64 pairs complete a turn in 4096 tokens.
        let long = summary("#/rotation?scheme=rope&image=none&n=8192");
        assert!(long.contains("Every one of the 18 unfinished pairs"), "{long}");
        let short = summary("#/rotation?scheme=rope&image=none&n=4096");
        assert!(short.contains("No pair reaches"), "{short}");
    }
}
