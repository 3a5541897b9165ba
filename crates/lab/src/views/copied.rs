//! Selective copying: which tokens does the state of Mamba hold at the end, when noise takes small steps?

use rotarium_kernel::mechanisms::Gate;

use super::hidden_map::{mapped, pages};
use super::recurring::{entry, forget, percent, plain, short};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::relatives as words;
use crate::pages::Relative;

/// The weights of the last query.
pub static VIEW: View = View { forget, pages, ..View::new("copied", words::COPY, words::COPY_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers::of(figure);

/// A token: its step, what is left of it at the end, and whether it matters.
struct Written {
    step: f64,
    left: f64,
    matters: bool,
}

impl Written {
    fn says(&self) -> f64 {
        self.step * self.left
    }
}

fn written(lab: &Lab) -> Vec<Written> {
    let (tokens, inputs, _) = mapped(lab);
    let relatives = &lab.pages.recurrence.relatives;
    let mamba = relatives.mechanism(Relative::Mamba, &inputs);
    let step = Gate::signal(tokens, relatives.every, relatives.step, relatives.noise);
    let Some(kept) = mamba.kept(tokens, lab.relative_channel()) else { return Vec::new() };
    let of = |token: usize| Written {
        step: step.at(token, 0),
        left: kept[(tokens - 1, token)],
        matters: token.is_multiple_of(relatives.every.max(1)),
    };
    (0..tokens).map(of).collect()
}

fn share(written: &[Written]) -> f64 {
    let all: f64 = written.iter().map(Written::says).sum();
    let signal: f64 = written.iter().filter(|token| token.matters).map(Written::says).sum();
    if all > 0.0 { signal / all } else { 0.0 }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let written = written(lab);
    let bars = |matters: bool, ink| {
        let of = |(at, token): (usize, &Written)| (token.matters == matters).then(|| (at as f64, token.says()));
        Mark::Bars { bars: written.iter().enumerate().filter_map(of).collect(), width: 0.8, ink }
    };
    let top = written.iter().fold(1e-9_f64, |top, token| top.max(token.says()));
    let x = Axis::linear(words::COPY_X.get(language), (-0.5, written.len() as f64 - 0.5));
    let y = Axis::linear(words::COPY_Y.get(language), (0.0, 1.06 * top));
    let row = |(at, token): (usize, &Written)| {
        vec![at.to_string(), short(token.step), short(token.left), short(token.says())]
    };
    Figure {
        marks: vec![bars(false, Ink::Warning), bars(true, Ink::Accent)],
        legend: vec![
            entry(Ink::Accent, false, words::COPY_SIGNAL.get(language)),
            entry(Ink::Warning, false, words::COPY_NOISE.get(language)),
        ],
        summary: words::COPY_SUMMARY.with(
            language,
            &[
                ("noise", &short(lab.pages.recurrence.relatives.noise)),
                ("share", &percent(share(&written))),
                ("first", &percent(written.first().map_or(0.0, |token| token.left))),
            ],
        ),
        table: Table {
            head: [words::COPY_X, words::COPY_WRITTEN, words::COPY_LEFT, words::COPY_SAYS]
                .map(|head| head.get(language).to_string())
                .to_vec(),
            rows: written.iter().enumerate().map(row).collect(),
        },
        ..plain(words::COPY, language, x, y)
    }
}

/// `signal`, the share of tokens that matter, or `first`, what is left of the first, for lessons.
pub(crate) fn told(lab: &Lab, what: &str) -> Option<String> {
    let written = written(lab);
    match what {
        "signal" => Some(percent(share(&written))),
        "first" => written.first().map(|token| percent(token.left)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn noise_that_takes_no_steps_is_not_heard() {
        let told = |link: &str, what| {
            let lab = link::read(&format!("#/recurrence?relative=mamba&{link}"), Language::En).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
            assert!(figure.y.range.1.is_finite(), "{link}");
            told(&lab, what).unwrap()
        };
        assert_eq!(told("noise-step=0", "signal"), "100\u{202f}%");
        assert_eq!(told("noise-step=0&signal-every=24", "first"), "100\u{202f}%");
        assert_ne!(told("noise-step=1", "signal"), "100\u{202f}%");
        assert_eq!(told("noise-step=0&signal-step=0&n=1", "signal"), "0\u{202f}%");
        assert_eq!(told("noise-step=4&n=2000", "first"), "< 0.0001\u{202f}%");
    }
}
