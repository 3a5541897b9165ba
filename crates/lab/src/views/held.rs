//! How many numbers does a cache hold, and how many a state that does not grow?

use rotarium_kernel::order::ascending;
use rotarium_kernel::rereading::{cached_numbers, flat_numbers};

use super::recurring::{entry, line, plain};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Side, Table};
use crate::lab::Lab;
use crate::messages::recurrence as page;
use crate::messages::recurrence::turner as words;
use crate::pages::{Pages, Recurrence, Turner};

/// The numbers.
pub static VIEW: View =
    View { forget, pages, ..View::new("held", words::KEPT, words::KEPT_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (layers, width) = stack(lab);
        let flat = printed(flat_numbers(layers, width));
        words::KEPT_SUB.with(language, &[("l", &layers), ("d", &width), ("flat", &flat)])
    },
    ..Answers::of(figure)
};

/// The longest text of the axis.
const LONGEST: f64 = 1e8;

/// Only the length of the text, and the model.
fn forget(lab: &mut Lab) {
    let sequence = lab.sequence.clone();
    let pages = std::mem::take(&mut lab.pages);
    *lab = Lab { sequence, pages, ..Lab::default() };
}

fn pages(pages: &Pages) -> Pages {
    let Turner { stack, hidden, .. } = pages.recurrence.turner;
    let turner = Turner { stack, hidden, ..Turner::default() };
    Pages { recurrence: Recurrence { turner, ..Recurrence::default() }, ..Pages::default() }
}

fn stack(lab: &Lab) -> (u64, u64) {
    let turner = &lab.pages.recurrence.turner;
    (turner.stack as u64, turner.hidden as u64)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (layers, width) = stack(lab);
    let (flat, tokens) = (flat_numbers(layers, width), lab.tokens());
    let cache = |n: f64| flat * n;
    let ends = |of: &dyn Fn(f64) -> f64| vec![(1.0, of(1.0)), (LONGEST, of(LONGEST))];
    let rule = |at: f64, label: String| Mark::Rule { along: Side::X, at, ink: Ink::Muted, dashed: true, label };
    let x = Axis::logarithmic(page::TOKENS.get(language), (1.0, LONGEST));
    let y = Axis::logarithmic(words::KEPT_Y.get(language), (1.0, cache(LONGEST)));
    let row = |&n: &f64| vec![printed(n), printed(cache(n)), printed(flat)];
    let mut lengths = vec![1.0, 1024.0, 1_048_576.0, tokens as f64, flat];
    ascending(&mut lengths);
    lengths.dedup();
    Figure {
        marks: vec![
            rule(tokens as f64, words::KEPT_CROSS.with(language, &[("n", &printed(tokens as f64))])),
            line(ends(&cache), Ink::Warning, 2.0, false),
            line(ends(&|_| flat), Ink::Accent, 2.0, false),
            line(ends(&|n| n), Ink::Muted, 1.25, true),
            Mark::Points { points: vec![(flat.min(LONGEST), flat)], ink: Ink::Accent, radius: 4.0 },
            Mark::Points {
                points: vec![(tokens as f64, cached_numbers(layers, width, tokens as u64))],
                ink: Ink::Warning,
                radius: 4.0,
            },
        ],
        legend: vec![
            entry(Ink::Warning, false, words::KEPT_CACHE.get(language)),
            entry(Ink::Accent, false, words::KEPT_FLAT.get(language)),
            entry(Ink::Muted, true, words::KEPT_TAPE.get(language)),
        ],
        summary: words::KEPT_SUMMARY.with(
            language,
            &[
                ("flat", &printed(flat)),
                ("n", &printed(tokens as f64)),
                ("cache", &printed(cache(tokens as f64))),
            ],
        ),
        table: Table {
            head: [page::TOKENS, words::KEPT_CACHE, words::KEPT_FLAT]
                .map(|head| head.get(language).to_string())
                .to_vec(),
            rows: lengths.iter().map(row).collect(),
        },
        ..plain(words::KEPT, language, x, y)
    }
}

/// The state that does not grow, for lessons.
pub(crate) fn told(lab: &Lab) -> String {
    let (layers, width) = stack(lab);
    printed(flat_numbers(layers, width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn the_example_of_the_article_is_where_the_page_starts() {
        let lab = link::read("#/recurrence", Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        assert!(figure.subtitle.ends_with("1\u{202f}310\u{202f}720 numbers without a cache"), "{}", figure.subtitle);
        for link in ["stack-layers=1&stack-width=1&n=1", "stack-layers=256&stack-width=32768&n=1048576"] {
            let lab = link::read(&format!("#/recurrence?{link}"), Language::En).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::Zh, 200).figure();
            assert!(figure.y.range.1.is_finite() && figure.y.range.1 > 1.0);
        }
    }
}
