//! What are the logits of a head at distances that training never showed? A fit over the distances of training, under all recipes
//! that stand side by side (Su, kexue.fm 9948 on what is unseen).

use rotarium_kernel::heads::target;
use rotarium_kernel::number::significant;

use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::known::{self, Known, Learned, decimals, points, trained};
use crate::lab::{Lab, Show};
use crate::messages::length::heads as words;
use crate::pages::{Length, Pages};
use crate::text::Language;

/// The logits.
pub static VIEW: View = View {
    forget,
    pages,
    compares: true,
    ..View::new("fitted", words::FITTED, words::FITTED_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let ridge = significant(lab.pages.length.heads.ridge, 3);
        words::FITTED_SUB.with(language, &[("L", &printed(trained(lab) as f64)), ("ridge", &ridge)])
    },
    ..Answers::of(figure)
};

/// Only the recipes, the lengths and the channels are looked at.
pub(super) fn forget(lab: &mut Lab) {
    let Lab { slots, compared, dim, train, pages, .. } = lab.clone();
    let tokens = lab.tokens();
    *lab = Lab { slots, compared, dim, train, pages, show: Show::A, ..Lab::default() };
    lab.sequence = crate::composition::Composition::new(vec![crate::composition::Part::text(tokens)]);
}

/// The numbers of the two heads.
pub(super) fn pages(pages: &Pages) -> Pages {
    let heads = pages.length.heads.clone();
    Pages { length: Length { heads, ..Length::default() }, ..Pages::default() }
}

/// A band over the distances of training.
pub(super) fn shade(length: usize, last: f64, range: (f64, f64)) -> Mark {
    let end = (length as f64).min(last);
    Mark::Band { columns: [1.0, end].map(|x| (x, range.0, range.1)).to_vec(), ink: Ink::Second }
}

/// An axis of distances: every one has its place but 0.
pub(super) fn distances(tokens: usize, language: Language) -> Axis {
    Axis::logarithmic(words::DISTANCE.get(language), (1.0, (tokens.max(3) - 1) as f64))
}

/// A sentence, if some rows were sampled.
pub(super) fn sampled(all: &[Known], language: Language) -> String {
    let is = all.iter().any(|known| known.long.is_sampled());
    if is { format!(" {}", words::SAMPLED.get(language)) } else { String::new() }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let (language, cells) = (*language, *cells as usize);
    let all = known::all(lab, Learned::Decay);
    let x = distances(lab.tokens(), language);
    let line = |line: &rotarium_kernel::heads::Line| {
        points(line.stops().iter().map(|stop| (stop.distance, stop.logit)), cells)
    };
    let wanted = |at: usize| {
        let distance = libm::pow(x.range.1, at as f64 / 64.0);
        (distance, target(distance))
    };
    let wanted: Vec<_> = (0..=64).map(wanted).collect();
    let mut marks = vec![Mark::Line { points: wanted, ink: Ink::Strong, width: 1.5, dashed: true }];
    let entry = |ink, dashed, label: String| Entry { ink, dashed, label };
    let mut legend = vec![
        entry(Ink::Second, false, words::TRAINED_RANGE.get(language).into()),
        entry(Ink::Strong, true, words::WANTED.get(language).into()),
    ];
    if let Some(first) = all.first() {
        marks.push(Mark::Line { points: line(&first.before(lab.tokens())), ink: Ink::Muted, width: 1.0, dashed: false });
        legend.push(entry(Ink::Muted, false, words::BEFORE.get(language).into()));
    }
    for known in &all {
        marks.push(Mark::Line { points: line(&known.long), ink: known.ink, width: 1.75, dashed: false });
        legend.push(entry(known.ink, false, known.name.clone()));
    }
    let heights = marks.iter().filter_map(|mark| match mark {
        Mark::Line { points, .. } => Some(points.iter().map(|point| point.1)),
        _ => None,
    });
    let (low, high) = heights.flatten().fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(y), high.max(y)));
    let air = 0.05 * (high - low).max(1.0);
    let range = (low - air, high + air);
    marks.insert(0, shade(trained(lab), x.range.1, range));
    marks.push(Mark::Rule { along: Side::Y, at: 0.0, ink: Ink::Muted, dashed: false, label: String::new() });
    Figure {
        title: words::FITTED.get(language).into(),
        subtitle: String::new(),
        x,
        y: Axis::linear(words::LOGIT.get(language), range),
        equal: false,
        marks,
        legend,
        summary: summary(lab, &all, language),
        table: table(lab, &all, language),
    }
}

fn summary(lab: &Lab, all: &[Known], language: Language) -> String {
    let heads = &lab.pages.length.heads;
    let (length, tokens) = (trained(lab), lab.tokens());
    let each = |known: &Known| {
        let [short, long] = [known.short(), &known.long].map(|line| line.masses(heads.near, length).near);
        words::FITTED_EACH.with(
            language,
            &[
                ("name", &known.name),
                ("far", &decimals(known.long.largest(length, usize::MAX), 2)),
                ("short", &decimals(short, 3)),
                ("long", &decimals(long, 3)),
                ("w", &printed(heads.near as f64)),
                ("L", &printed(length as f64)),
                ("N", &printed(tokens as f64)),
            ],
        )
    };
    let each: Vec<_> = all.iter().map(each).collect();
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("L", &printed(length as f64)), ("last", &printed(tokens as f64)), ("each", &each.join(" "))];
    words::FITTED_SUMMARY.with(language, &values) + &sampled(all, language)
}

fn table(lab: &Lab, all: &[Known], language: Language) -> Table {
    let heads = &lab.pages.length.heads;
    let (length, tokens, near) = (trained(lab), lab.tokens(), heads.near);
    let [w, l, n] = [near, length, tokens].map(|number| printed(number as f64));
    let head = vec![
        words::RECIPE.get(language).into(),
        words::RMS.with(language, &[("w", &w)]),
        words::FAR.with(language, &[("L", &l)]),
        words::MASS.with(language, &[("w", &w), ("n", &l)]),
        words::MASS.with(language, &[("w", &w), ("n", &n)]),
        words::TAX.with(language, &[("L", &l)]),
    ];
    let row = |known: &Known| {
        vec![
            known.name.clone(),
            decimals(known.long.rms(near, target), 3),
            decimals(known.long.largest(length, usize::MAX), 2),
            decimals(known.short().masses(near, length).near, 3),
            decimals(known.long.masses(near, length).near, 3),
            decimals(known.tax(), 3),
        ]
    };
    Table { head, rows: all.iter().map(row).collect() }
}

/// A number of the table of a slot, for words that tell of it: `rms`, `far`, `short`, `long` or `tax`.
pub(crate) fn told(lab: &Lab, slot: crate::lab::SlotName, what: &str) -> Option<String> {
    let column = ["rms", "far", "short", "long", "tax"].iter().position(|name| *name == what)?;
    let mut lab = lab.clone();
    forget(&mut lab);
    let known = known::known(&lab, slot, Learned::Decay);
    table(&lab, &[known], Language::En).rows.first()?.get(column + 1).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn the_table_says_what_was_printed() {
        let opened = link::read("#/length?topic=heads", Language::En);
        assert_eq!(opened.notices, []);
        let figure = Experiment::new(&VIEW, &opened.lab, Language::En, 200).figure();
        let row = |at: usize| figure.table.rows[at][1..5].join(" ");
        assert_eq!(row(0), "0.065 0.80 0.951 0.004");
        assert_eq!(row(1), "2.861 −5.67 0.692 0.656");
        assert_eq!(row(2), "1.564 −2.22 0.781 0.257");
        assert_eq!(row(4), "0.065 −7.03 0.897 0.523");
        assert_eq!(figure.table.rows[0][5], "0.000");
    }
}
