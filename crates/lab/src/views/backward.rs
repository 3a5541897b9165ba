//! Does a head that learned to look δ tokens back still find that token? Its attention under all recipes that stand side by side.

use super::{Answers, View, fitted};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::known::{self, Known, Learned, decimals, points, trained};
use crate::lab::{Lab, SlotName};
use crate::messages::length::heads as words;
use crate::text::Language;

/// The attention.
pub static VIEW: View = View {
    forget: fitted::forget,
    pages: fitted::pages,
    compares: true,
    ..View::new("backward", words::BACKWARD, words::BACKWARD_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let [back, tokens] = [back(lab), lab.tokens()].map(|number| printed(number as f64));
        words::BACKWARD_SUB.with(language, &[("back", &back), ("N", &tokens)])
    },
    ..Answers::of(figure)
};

/// δ, as far as the text goes.
fn back(lab: &Lab) -> usize {
    lab.pages.length.heads.back.min(lab.tokens().saturating_sub(1))
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let (language, cells) = (*language, *cells as usize);
    let all = known::all(lab, Learned::Back(back(lab)));
    let x = fitted::distances(lab.tokens(), language);
    let line = |known: &Known| {
        let log_sum = known.long.log_sum();
        let weights = known.long.stops().iter();
        points(weights.map(|stop| (stop.distance, libm::exp(stop.logit - log_sum))), cells)
    };
    let curves: Vec<_> = all.iter().map(line).collect();
    let highest = curves.iter().flatten().map(|point| point.1).fold(0.0, f64::max);
    let range = (0.0, (1.08 * highest).max(1e-6));
    let mut marks = vec![fitted::shade(trained(lab), x.range.1, range)];
    let label = words::MEANT.with(language, &[("back", &printed(back(lab) as f64))]);
    marks.push(Mark::Rule { along: Side::X, at: back(lab) as f64, ink: Ink::Strong, dashed: true, label });
    let shade = words::TRAINED_RANGE.get(language).into();
    let mut legend = vec![Entry { ink: Ink::Second, dashed: false, label: shade }];
    for (known, points) in all.iter().zip(curves) {
        marks.push(Mark::Line { points, ink: known.ink, width: 1.75, dashed: false });
        legend.push(Entry { ink: known.ink, dashed: false, label: known.name.clone() });
    }
    Figure {
        title: words::BACKWARD.get(language).into(),
        subtitle: String::new(),
        x,
        y: Axis::linear(words::PROBABILITY.get(language), range),
        equal: false,
        marks,
        legend,
        summary: summary(lab, &all, language),
        table: table(lab, &all, language),
    }
}

fn summary(lab: &Lab, all: &[Known], language: Language) -> String {
    let each = |known: &Known| {
        let weight = decimals(known.long.weight(back(lab)), 3);
        let peak = printed(known.long.peak().unwrap_or(0) as f64);
        words::BACKWARD_EACH.with(
            language,
            &[("name", &known.name), ("weight", &weight), ("peak", &peak)],
        )
    };
    let each: Vec<_> = all.iter().map(each).collect();
    let [back, tokens] = [back(lab), lab.tokens()].map(|number| printed(number as f64));
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("back", &back), ("N", &tokens), ("each", &each.join(" "))];
    words::BACKWARD_SUMMARY.with(language, &values) + &fitted::sampled(all, language)
}

fn table(lab: &Lab, all: &[Known], language: Language) -> Table {
    let head = vec![
        words::RECIPE.get(language).into(),
        words::ON_MEANT.get(language).into(),
        words::PEAK.get(language).into(),
        words::ON_PEAK.get(language).into(),
        words::TAX.with(language, &[("L", &printed(trained(lab) as f64))]),
    ];
    let row = |known: &Known| {
        let peak = known.long.peak().unwrap_or(0);
        vec![
            known.name.clone(),
            decimals(known.long.weight(back(lab)), 3),
            printed(peak as f64),
            decimals(known.long.weight(peak), 3),
            decimals(known.tax(), 3),
        ]
    };
    Table { head, rows: all.iter().map(row).collect() }
}

/// A number of the table of a slot, for words that tell of it: `found` or `peak`.
pub(crate) fn told(lab: &Lab, slot: SlotName, what: &str) -> Option<String> {
    let column = ["found", "peak"].iter().position(|name| *name == what)?;
    let mut lab = lab.clone();
    fitted::forget(&mut lab);
    let known = known::known(&lab, slot, Learned::Back(back(&lab)));
    table(&lab, &[known], Language::En).rows.first()?.get(column + 1).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn the_table_says_what_was_printed() {
        let rows = |link: &str| {
            let opened = link::read(link, Language::En);
            assert_eq!(opened.notices, []);
            Experiment::new(&VIEW, &opened.lab, Language::En, 200).figure().table.rows
        };
        let found = rows("#/length?topic=heads&back=16");
        let said = |at: usize| found[at][1..3].join(" ");
        assert_eq!([said(0), said(1), said(2), said(4)], ["0.333 16", "0.000 128", "0.057 18", "0.319 16"]);
        let found = rows("#/length?topic=heads&back=1");
        assert_eq!(found[1][1..3].join(" "), "0.036 8");
        // Further back than there are tokens.
        assert_eq!(rows("#/length?topic=heads&back=4096&n=7").len(), found.len());
    }
}
