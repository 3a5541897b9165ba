//! Which token is read now, and which share of the row do those that were read have?

use rotarium_kernel::attention::Format;
use rotarium_kernel::number::significant;
use rotarium_kernel::rereading::{Order, Step, steps};

use super::recurring::{entry, forget, pages_with, percent, plain, short};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::turner as words;
use crate::pages::{Pages, Recurrence};
use crate::text::Language;

/// The shares.
pub static VIEW: View = View { forget, pages, ..View::new("reread", words::READ, words::READ_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (i, t) = (lab.turned_query() + 1, lab.turned_inner());
        words::READ_SUB.with(language, &[("i", &i), ("t", &t)])
    },
    ..Answers::of(figure)
};

/// Which token, how far, in which order and with which digits.
pub(super) fn pages(pages: &Pages) -> Pages {
    pages_with(pages, |of| {
        let mut turner = crate::pages::Turner::default();
        (turner.token, turner.inner) = (of.turner.token, of.turner.inner);
        (turner.order, turner.format) = (of.turner.order, of.turner.format);
        Recurrence { turner, ..Recurrence::default() }
    })
}

/// All steps of the query.
pub(super) fn trace(lab: &Lab) -> Vec<Step> {
    traced(lab, lab.turned_order(), lab.turned_format())
}

fn traced(lab: &Lab, order: Order, format: Format) -> Vec<Step> {
    steps(&lab.inputs(), lab.turned_query(), order, format)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (steps, done) = (trace(lab), lab.turned_inner());
    let tokens = lab.turned_query() + 1;
    let most = steps.iter().fold(0.0, |most: f64, step| most.max(step.share));
    let x = Axis::linear(words::READ_X.get(language), (0.5, tokens as f64 + 0.5));
    let y = Axis::linear(words::READ_Y.get(language), (0.0, 1.06 * most.max(1e-9)));
    let bars = |steps: &[Step], ink| {
        let bar = |step: &Step| (step.key as f64 + 1.0, step.share);
        Mark::Bars { bars: steps.iter().map(bar).collect(), width: 0.8, ink }
    };
    let (read, rest) = steps.split_at(done.min(steps.len()));
    let (before, now) = read.split_at(read.len().saturating_sub(1));
    let last = now.first();
    let numbers = lab.dim.get() + lab.pages.inputs.values + 1;
    Figure {
        marks: vec![bars(rest, Ink::Muted), bars(before, Ink::Accent), bars(now, Ink::Warning)],
        legend: vec![
            entry(Ink::Warning, false, words::READ_NOW.get(language)),
            entry(Ink::Accent, false, words::READ_DONE.get(language)),
            entry(Ink::Muted, false, words::READ_REST.get(language)),
        ],
        summary: words::READ_SUMMARY.with(
            language,
            &[
                ("i", &tokens),
                ("t", &done),
                ("j", &last.map_or(0, |step| step.key + 1)),
                ("s", &short(last.map_or(0.0, |step| step.score))),
                ("share", &percent(read.iter().map(|step| step.share).sum())),
                ("numbers", &numbers),
            ],
        ),
        table: table(&steps, language),
        ..plain(words::READ, language, x, y)
    }
}

/// Every step of the reading.
pub(super) fn table(steps: &[Step], language: Language) -> Table {
    let head = [
        words::STEP_HEAD,
        words::TOKEN_HEAD,
        words::SCORE_HEAD,
        words::MOST_HEAD,
        words::BELOW_HEAD,
        words::OUTPUT_HEAD,
        words::APART_HEAD,
    ];
    let row = |(at, step): (usize, &Step)| {
        let number = |number: f64| significant(number, 5);
        vec![
            (at + 1).to_string(),
            (step.key + 1).to_string(),
            number(step.score),
            number(step.most),
            number(step.below),
            number(step.output.first().copied().unwrap_or(0.0)),
            short(step.apart),
        ]
    };
    Table {
        head: head.map(|head| head.get(language).to_string()).to_vec(),
        rows: steps.iter().enumerate().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn shown(link: &str) -> Figure {
        let lab = link::read(&format!("#/recurrence?{link}"), Language::En).lab;
        Experiment::new(&VIEW, &lab, Language::En, 200).figure()
    }

    fn bars(figure: &Figure) -> Vec<Vec<(f64, f64)>> {
        let bars = |mark: &Mark| if let Mark::Bars { bars, .. } = mark { bars.clone() } else { vec![] };
        figure.marks.iter().map(bars).collect()
    }

    #[test]
    fn reading_goes_back_from_the_token_or_as_it_is_told() {
        let figure = shown("turn-token=10&turn-step=4");
        let [rest, before, now] = bars(&figure).try_into().unwrap();
        assert_eq!(now[0].0, 7.0);
        assert_eq!(before.iter().map(|bar| bar.0).collect::<Vec<_>>(), [10.0, 9.0, 8.0]);
        assert_eq!(rest.len(), 6);
        let all: f64 = rest.iter().chain(&before).chain(&now).map(|bar| bar.1).sum();
        assert!((all - 1.0).abs() < 1e-12);
        assert_eq!(bars(&shown("turn-token=10&turn-step=4&turn-order=forward"))[2][0].0, 4.0);
        let last = figure.table.rows.last().unwrap();
        assert!(last[6].contains("e−1") || last[6] == "0", "{}", last[6]);
        assert!(figure.summary.contains("16 + 8 + 1") || figure.summary.contains("25 numbers"));
    }

    #[test]
    fn extremes_have_figures() {
        for link in ["n=1", "n=1&turn-token=64", "n=65536&turn-token=64&turn-step=64", "deviation=0", "dim=2&values=1&turn-digits=bf16", "source=needle&found=40&scaled=raw"] {
            let figure = shown(link);
            assert!(figure.y.range.1 > 0.0 && figure.y.range.1.is_finite(), "{link}");
            assert!(bars(&figure).concat().iter().all(|bar| bar.1.is_finite()), "{link}");
        }
    }
}
