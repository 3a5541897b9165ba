//! Does masking save work? Operations of full attention, of masking afterwards, and of skipping.

use rotarium_kernel::sparse::{Flops, flops};

use super::pairs_mask::{mask, pages as pattern};
use super::recurring::{percent, plain, short};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::sparse as words;
use crate::pages::{InputsForm, Pages};

/// Three bars.
pub static VIEW: View =
    View { forget, pages, ..View::new("mask_work", words::WORK, words::WORK_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (n, d, v) = (lab.sparse_tokens(), lab.dim.get(), lab.pages.inputs.values);
        words::WORK_SUB.with(language, &[("n", &n), ("d", &d), ("v", &v)])
    },
    ..Answers::of(figure)
};

fn forget(lab: &mut Lab) {
    let (sequence, dim, pages) = (lab.sequence.clone(), lab.dim, std::mem::take(&mut lab.pages));
    *lab = Lab { sequence, dim, pages, ..Lab::default() };
}

fn pages(pages: &Pages) -> Pages {
    let inputs = InputsForm { values: pages.inputs.values, ..InputsForm::default() };
    Pages { inputs, ..pattern(pages) }
}

/// Of all layers that stand in turn, on average.
fn work(lab: &Lab) -> Flops {
    let n = lab.sparse_tokens();
    flops(&mask(lab, n), lab.dim.get(), lab.pages.inputs.values)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let work = work(lab);
    let bars = [
        (1.0, work.full, words::WORK_FULL, Ink::Muted),
        (2.0, work.masked, words::WORK_MASKED, Ink::Warning),
        (3.0, work.skipped, words::WORK_SKIPPED, Ink::Accent),
    ];
    let mut marks = Vec::new();
    for (at, height, name, ink) in bars {
        marks.push(Mark::Bars { bars: vec![(at, height)], width: 0.6, ink });
        let text = format!("{} · {}", name.get(language), short(height));
        let above = height + 0.05 * work.full;
        marks.push(Mark::Text { at: (at, above), text, anchor: Anchor::Middle, ink: Ink::Strong });
    }
    let x = Axis { ticks: false, ..Axis::linear("", (0.4, 3.6)) };
    let y = Axis::linear(words::WORK_Y.get(language), (0.0, 1.15 * work.full));
    let row = |(_, height, name, _): &(f64, f64, crate::text::Text, Ink)| {
        vec![name.get(language).to_string(), short(*height)]
    };
    Figure {
        marks,
        summary: words::WORK_SUMMARY.with(
            language,
            &[
                ("full", &short(work.full)),
                ("skipped", &short(work.skipped)),
                ("share", &percent(work.skipped / work.full.max(1.0))),
            ],
        ),
        table: Table {
            head: vec![words::PATTERN.get(language).into(), words::WORK_Y.get(language).into()],
            rows: bars.iter().map(row).collect(),
        },
        ..plain(words::WORK, language, x, y)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pairs_mask::sparse;
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn only_skipping_saves() {
        let link = "#/recurrence?chapter=sparse&n=16&dim=8&values=4&sparse=local&sparse-k=2";
        let lab = link::read(link, Language::En).lab;
        assert_eq!(sparse(&lab).reach, 2);
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        let cells: Vec<&str> = figure.table.rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(cells, ["6144", "6144", "1776"]);
    }
}
