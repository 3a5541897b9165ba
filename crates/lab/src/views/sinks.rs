//! What happens to the attention on content when a window hides the token that took most of it? (StreamingLLM, arXiv:2309.17453;
//! LM-Infinite, arXiv:2308.16137; the learned sinks of gpt-oss.)

use rotarium_kernel::crowd::{Sight, Split, split};
use rotarium_kernel::number::significant;

use super::{Answers, View, needle, shares};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::known::{decimals, trained};
use crate::lab::Lab;
use crate::messages::length::crowd as words;
use crate::text::{Language, Text};

/// The shares.
pub static VIEW: View = View {
    forget: needle::forget,
    pages: needle::pages,
    ..View::new("sinks", words::SINKS, words::SINKS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let crowd = &lab.pages.length.crowd;
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("sink", &significant(crowd.sink, 3)),
            ("L", &printed(trained(lab) as f64)),
            ("N", &printed(lab.tokens() as f64)),
            ("learned", &significant(crowd.learned, 3)),
        ];
        words::SINKS_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

const NAMES: [Text; 4] =
    [words::SIGHT_ALL, words::SIGHT_WINDOW, words::SIGHT_LAMBDA, words::SIGHT_LEARNED];
const SHARES: [(Text, Ink); 3] =
    [(words::ON_NEAR, Ink::Accent), (words::ON_FAR, Ink::Second), (words::ON_SINK, Ink::Warning)];

/// The four ways of looking at the row.
fn splits(lab: &Lab) -> [Split; 4] {
    let crowd = &lab.pages.length.crowd;
    let (sinks, sizes) = ((crowd.sink, crowd.learned), (lab.tokens(), trained(lab)));
    Sight::ALL.map(|sight| split(sight, sinks, crowd.spread, sizes, lab.content.seed.into()))
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let splits = splits(lab);
    let bars: Vec<_> = splits
        .iter()
        .enumerate()
        .map(|(at, Split { sink, near, far })| (at as f64 + 0.5, [*near, *far, *sink]))
        .collect();
    let mut marks = shares::stacked(&bars, 0.6, SHARES.map(|(_, ink)| ink));
    for (at, name) in NAMES.iter().enumerate() {
        let (from, to) = (at as f64 + 0.06, at as f64 + 0.94);
        let label = name.get(language).into();
        marks.push(Mark::Strip { along: Side::X, from, to, ink: Ink::Muted, label });
    }
    let entry = |(label, ink): (Text, Ink)| Entry { ink, dashed: false, label: label.get(language).into() };
    let each = |(name, split): (&Text, &Split)| {
        let [sink, near, far] = [split.sink, split.near, split.far].map(|share| decimals(share, 3));
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("name", &name.get(language)), ("sink", &sink), ("near", &near), ("far", &far)];
        words::SINKS_EACH.with(language, &values)
    };
    let each: Vec<_> = NAMES.iter().zip(&splits).map(each).collect();
    let x = Axis::linear("", (0.0, 4.0));
    Figure {
        title: words::SINKS.get(language).into(),
        subtitle: String::new(),
        x: Axis { ticks: false, ..x },
        y: Axis::linear("", (0.0, 1.0)),
        equal: false,
        marks,
        legend: SHARES.map(entry).to_vec(),
        summary: words::SINKS_SUMMARY.with(
            language,
            &[("N", &printed(lab.tokens() as f64)), ("each", &each.join(" "))],
        ),
        table: table(&splits, language),
    }
}

fn table(splits: &[Split; 4], language: Language) -> Table {
    let head = [words::SIGHT, words::ON_SINK, words::ON_NEAR, words::ON_FAR, words::GROWN];
    let row = |(name, split): (&Text, &Split)| {
        let shares = [split.sink, split.near, split.far].map(|share| decimals(share, 3));
        let grown = significant(split.near / splits[0].near, 4);
        [vec![name.get(language).to_string()], shares.to_vec(), vec![grown]].concat()
    };
    Table {
        head: head.map(|text| text.get(language).into()).to_vec(),
        rows: NAMES.iter().zip(splits).map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn the_window_blows_content_up_and_the_first_token_restores_it() {
        // Equal logits of 0 beside a first one of ln 90.
        let lab = link::read("#/length?topic=crowd&spread=0&sinklogit=4.49980967&n=17&train=16", Language::En).lab;
        let rows = Experiment::new(&VIEW, &lab, Language::En, 200).figure().table.rows;
        // 90 : 16 content tokens; the window holds 16 of 17, all content.
        assert_eq!(rows[0][1..].join(" "), "0.849 0.151 0.000 1");
        assert_eq!(rows[1][1..].join(" "), "0.000 1.000 0.000 6.625");
        assert_eq!(rows[2][1..4], rows[0][1..4]);
    }
}
