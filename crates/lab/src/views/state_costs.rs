//! How many numbers does each state hold, and what does a token cost?

use super::hidden_map::NAMES;
use super::recurring::{INKS, entry, line, listed, plain, short};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence as page;
use crate::messages::recurrence::relatives as words;
use crate::pages::{InputsForm, Pages, Recurrence, Relative, Relatives};
use crate::text::{Language, Text};

/// The numbers.
pub static VIEW: View =
    View { forget, pages, ..View::new("state_costs", words::COSTS, words::COSTS_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (d, v) = (lab.dim.get(), lab.pages.inputs.values);
        words::COSTS_SUB.with(language, &[("d", &d), ("v", &v)])
    },
    ..Answers::of(figure)
};

/// The longest text of the axis.
const LONGEST: f64 = 4096.0;

/// Widths, and how long the text is.
fn forget(lab: &mut Lab) {
    let (sequence, dim, pages) = (lab.sequence.clone(), lab.dim, std::mem::take(&mut lab.pages));
    *lab = Lab { sequence, dim, pages, ..Lab::default() };
}

fn pages(pages: &Pages) -> Pages {
    let inputs = InputsForm { values: pages.inputs.values, ..InputsForm::default() };
    let kind = pages.recurrence.relatives.kind;
    let relatives = Relatives { kind, ..Relatives::default() };
    let recurrence = Recurrence { relatives, ..Recurrence::default() };
    Pages { inputs, recurrence, ..Pages::default() }
}

/// Numbers of the state of each relative.
fn states(lab: &Lab) -> Vec<(Relative, usize)> {
    let (d, d_v) = (lab.dim.get(), lab.pages.inputs.values);
    let relatives = &lab.pages.recurrence.relatives;
    let one = lab.inputs_of(1);
    let state = |kind: Relative| relatives.mechanism(kind, &one).state(d, d_v).unwrap_or(0);
    Relative::ALL.into_iter().map(|kind| (kind, state(kind))).collect()
}

/// The same states together: names and numbers.
fn groups(lab: &Lab, language: Language) -> Vec<(String, usize, bool)> {
    let mut groups: Vec<(String, usize, bool)> = Vec::new();
    for (kind, numbers) in states(lab) {
        let name = NAMES[kind as usize].get(language);
        let is_chosen = kind == lab.pages.recurrence.relatives.kind;
        match groups.iter_mut().find(|(_, known, _)| *known == numbers) {
            Some((names, _, chosen)) => {
                names.push_str(if language == Language::Zh { "、" } else { ", " });
                names.push_str(name);
                *chosen |= is_chosen;
            }
            None => groups.push((name.into(), numbers, is_chosen)),
        }
    }
    groups
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (tokens, each) = (lab.mixed(), (lab.dim.get() + lab.pages.inputs.values) as f64);
    let (mut marks, mut legend, mut said) = (Vec::new(), Vec::new(), Vec::new());
    let groups = groups(lab, language);
    for (at, (names, numbers, is_chosen)) in groups.iter().enumerate() {
        let ink = INKS[at.min(INKS.len() - 1)];
        let level = *numbers as f64;
        let width = if *is_chosen { 2.5 } else { 1.25 };
        marks.push(line(vec![(1.0, level), (LONGEST, level)], ink, width, false));
        let label =
            words::COSTS_EACH.with(language, &[("name", names), ("numbers", &printed(level))]);
        legend.push(entry(ink, false, label.clone()));
        said.push(label);
    }
    marks.push(line(vec![(1.0, each), (LONGEST, each * LONGEST)], Ink::Warning, 2.0, true));
    let cache = each * tokens as f64;
    marks.push(Mark::Points { points: vec![(tokens as f64, cache)], ink: Ink::Warning, radius: 4.0 });
    legend.push(entry(Ink::Warning, true, words::SOFTMAX.get(language)));
    let least = groups.iter().map(|group| group.1 as f64).fold(each, f64::min);
    let x = Axis::logarithmic(page::TOKENS.get(language), (1.0, LONGEST));
    let y = Axis::logarithmic(words::COSTS_Y.get(language), (0.5 * least.max(1.0), each * LONGEST));
    Figure {
        marks,
        legend,
        summary: words::COSTS_SUMMARY.with(
            language,
            &[("each", &listed(&said, language)), ("cache", &printed(cache)), ("n", &printed(tokens as f64))],
        ),
        table: table(lab, language),
        ..plain(words::COSTS, language, x, y)
    }
}

/// Update, what is forgotten, the norm of the output, multiplications per token, the same as a number.
type Told = (&'static str, Text, Text, &'static str, fn(usize, usize) -> usize);

/// What the notes say of each.
fn told(kind: Relative) -> Told {
    match kind {
        Relative::Linear => ("S + kᵀv", words::DECAY_NONE, words::NORM_EITHER, "2·d·d_v", |d, v| 2 * d * v),
        Relative::RetNet => {
            ("γS + kᵀv", words::DECAY_CONSTANT, words::NORM_GROUP, "2·d·d_v", |d, v| 2 * d * v)
        }
        Relative::Rwkv => ("e^(−w)·(a, b) + e^k·(v, 1)", words::DECAY_CHANNEL, words::NORM_RATIO, "O(d_v)", |_, v| v),
        Relative::Mamba => {
            ("e^(ΔA)h + ΔBx", words::DECAY_DATA_CHANNEL, words::NORM_NONE, "O(d·d_v)", |d, v| d * v)
        }
        Relative::Gla => {
            ("Diag(α)S + kᵀv", words::DECAY_DATA_CHANNEL, words::NORM_RMS, "3·d·d_v", |d, v| 3 * d * v)
        }
        Relative::Delta => {
            ("(I − βkᵀk)S + βkᵀv", words::DECAY_ERASE, words::NORM_RMS, "4·d·d_v", |d, v| 4 * d * v)
        }
        Relative::GatedDelta => {
            ("α(I − βkᵀk)S + βkᵀv", words::DECAY_BOTH, words::NORM_RMS, "5·d·d_v", |d, v| 5 * d * v)
        }
    }
}

fn table(lab: &Lab, language: Language) -> Table {
    let (d, d_v, n) = (lab.dim.get(), lab.pages.inputs.values, lab.mixed());
    let head = [
        words::COSTS_WHO,
        words::COSTS_RULE,
        words::COSTS_DECAY,
        words::COSTS_NORM,
        words::COSTS_STATE,
        words::COSTS_TOKEN,
    ];
    let row = |(kind, numbers): (Relative, usize)| {
        let (rule, decay, norm, formula, cost) = told(kind);
        let cost = cost(d, d_v) as f64;
        // An order of growth is no number.
        let cost = if formula.starts_with('O') { formula.into() } else { format!("{formula} = {}", printed(cost)) };
        let of_state = if kind == Relative::Rwkv { "3·d_v" } else { "d·d_v" };
        vec![
            NAMES[kind as usize].get(language).into(),
            rule.into(),
            decay.get(language).into(),
            norm.get(language).into(),
            format!("{of_state} = {}", printed(numbers as f64)),
            cost,
        ]
    };
    let cache = n * (d + d_v);
    let softmax = vec![
        words::SOFTMAX.get(language).into(),
        "–".into(),
        words::DECAY_NONE.get(language).into(),
        words::NORM_RATIO.get(language).into(),
        format!("n·(d + d_v) = {}", printed(cache as f64)),
        format!("n·(d + d_v) = {}", printed(cache as f64)),
    ];
    Table {
        head: head.map(|head| head.get(language).to_string()).to_vec(),
        rows: states(lab).into_iter().map(row).chain([softmax]).collect(),
    }
}

/// Numbers of the chosen state, for lessons.
pub(crate) fn numbers(lab: &Lab) -> String {
    let kind = lab.pages.recurrence.relatives.kind;
    let of = states(lab).into_iter().find(|(known, _)| *known == kind);
    of.map_or_else(String::new, |(_, numbers)| short(numbers as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn states_are_as_large_as_the_notes_say() {
        let lab = link::read("#/recurrence?dim=16&values=8&n=24", Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        let state: Vec<&str> = figure.table.rows.iter().map(|row| row[4].as_str()).collect();
        let square = "d·d_v = 128";
        assert_eq!(state, [square, square, "3·d_v = 24", square, square, square, square, "n·(d + d_v) = 576"]);
        let cost: Vec<&str> = figure.table.rows.iter().map(|row| row[5].as_str()).collect();
        assert_eq!(cost[4..6], ["3·d·d_v = 384", "4·d·d_v = 512"]);
        assert_eq!(figure.legend.len(), 3);
        for link in ["dim=2&values=1&n=1", "dim=512&values=64&n=1048576"] {
            let lab = link::read(&format!("#/recurrence?{link}"), Language::Zh).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::Zh, 200).figure();
            assert!(figure.y.range.0 > 0.0 && figure.y.range.1.is_finite());
        }
    }
}
