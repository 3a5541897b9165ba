//! How is the attention of the fitted head divided between near, trained and new distances? Two bars for each recipe: at the training
//! length, and at that of the sequence.

use rotarium_kernel::heads::Masses;

use super::{Answers, View, fitted};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::known::{self, Learned, decimals, trained};
use crate::lab::Lab;
use crate::messages::length::heads as words;
use crate::text::{Language, Text};

/// The shares.
pub static VIEW: View = View {
    forget: fitted::forget,
    pages: fitted::pages,
    compares: true,
    ..View::new("shares", words::SHARES, words::SHARES_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let [length, tokens] = [trained(lab), lab.tokens()].map(|number| printed(number as f64));
        words::SHARES_SUB.with(language, &[("L", &length), ("N", &tokens)])
    },
    ..Answers::of(figure)
};

/// The inks of the four shares, from the bottom.
const INKS: [Ink; 4] = [Ink::Accent, Ink::Second, Ink::Warning, Ink::Muted];

/// The four shares, from the bottom.
fn parts(masses: Masses) -> [f64; 4] {
    [masses.near, masses.trained, masses.beyond, masses.sinks]
}

/// The name of a recipe, or its letter where there are many.
fn name(name: &str, count: usize) -> String {
    let letter = name.split(' ').next().unwrap_or_default();
    if count > 3 { letter.into() } else { name.into() }
}

/// Upright bars that stand on each other: x and the shares from the bottom.
pub(super) fn stacked<const N: usize>(bars: &[(f64, [f64; N])], width: f64, inks: [Ink; N]) -> Vec<Mark> {
    // The highest first, so that the lower ones cover it.
    let layer = |part: usize| {
        let top = |(x, shares): &(f64, [f64; N])| (*x, shares[..=part].iter().sum::<f64>().min(1.0));
        Mark::Bars { bars: bars.iter().map(top).collect(), width, ink: inks[part] }
    };
    (0..N).rev().map(layer).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (near, length) = (lab.pages.length.heads.near, trained(lab));
    let all = known::all(lab, Learned::Decay);
    let mut bars = Vec::new();
    let (mut rows, mut said, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for (at, known) in all.iter().enumerate() {
        for (line, tokens, x) in [(known.short(), length, 0.28), (&known.long, lab.tokens(), 0.72)] {
            let shares = parts(line.masses(near, length));
            bars.push((at as f64 + x, shares));
            let printed_shares = shares.map(|share| decimals(share, 3));
            let tokens = printed(tokens as f64);
            said.push(each(&known.name, &tokens, &printed_shares, language));
            rows.push([vec![known.name.clone(), tokens], printed_shares.to_vec()].concat());
        }
        let (from, to) = (at as f64 + 0.08, at as f64 + 0.92);
        names.push(Mark::Strip { along: Side::X, from, to, ink: known.ink, label: name(&known.name, all.len()) });
    }
    let mut marks = stacked(&bars, 0.36, INKS);
    marks.extend(names);
    let labels = labels(lab, language);
    let entry = |(ink, label): (Ink, &String)| Entry { ink, dashed: false, label: label.clone() };
    let head = [vec![words::RECIPE.get(language).into(), words::LENGTH_N.get(language).into()], labels.to_vec()];
    let x = Axis::linear("", (0.0, all.len().max(1) as f64));
    Figure {
        title: words::SHARES.get(language).into(),
        subtitle: String::new(),
        x: Axis { ticks: false, ..x },
        y: Axis::linear(words::SHARE.get(language), (0.0, 1.0)),
        equal: false,
        marks,
        legend: INKS.into_iter().zip(&labels).map(entry).collect(),
        summary: words::SHARES_SUMMARY.with(language, &[("each", &said.join(" "))])
            + &fitted::sampled(&all, language),
        table: Table { head: head.concat(), rows },
    }
}

fn each(name: &str, tokens: &str, shares: &[String; 4], language: Language) -> String {
    let [near, trained, beyond, sinks] = shares;
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("name", &name),
        ("n", &tokens),
        ("near", near),
        ("trained", trained),
        ("beyond", beyond),
        ("sinks", sinks),
    ];
    words::SHARES_EACH.with(language, &values)
}

fn labels(lab: &Lab, language: Language) -> [String; 4] {
    let [w, length] = [lab.pages.length.heads.near, trained(lab)].map(|number| printed(number as f64));
    let label = |text: Text| text.with(language, &[("w", &w), ("L", &length)]);
    [words::SHARE_NEAR, words::SHARE_TRAINED, words::SHARE_BEYOND, words::SHARE_SINKS].map(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn shares_are_those_of_the_table_and_make_up_the_whole() {
        let lab = link::read("#/length?topic=heads", Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        let number = |text: &String| text.parse::<f64>().unwrap();
        for row in &figure.table.rows {
            assert!((row[2..].iter().map(number).sum::<f64>() - 1.0).abs() < 0.003, "{row:?}");
        }
        // RoPE at 4096: 0.004 near, nearly all where training never was.
        assert_eq!(figure.table.rows[1][2], "0.004");
        assert!(number(&figure.table.rows[1][4]) > 0.9, "{:?}", figure.table.rows[1]);
        // At the training length there is nothing beyond.
        assert_eq!(figure.table.rows[0][4], "0.000");
    }
}
