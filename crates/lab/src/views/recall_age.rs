//! Which of the pairs are remembered: the first that were written, or the last?

use super::recall::{INKS, forget, memory, names, pairs};
use super::recurring::{entry, line, listed, plain, short};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::memory as words;
use crate::pages::{Pages, Recurrence};
use crate::text::Language;
use crate::trials;

/// The errors by age.
pub static VIEW: View =
    View { forget, pages, ..View::new("recall_age", words::AGE, words::AGE_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        words::AGE_SUB.with(language, &[("n", &memory(lab).pairs), ("draws", &ROUNDS)])
    },
    rounds: |_| ROUNDS,
    ..Answers::of(figure)
};

/// Draws of all pairs.
const ROUNDS: u32 = 32;

fn pages(pages: &Pages) -> Pages {
    let memory = pages.recurrence.memory.clone();
    Pages { recurrence: Recurrence { memory, ..Recurrence::default() }, ..Pages::default() }
}

/// Root mean square errors of each memory by age, from 0.
fn errors(experiment: &Experiment) -> Vec<Vec<f64>> {
    let lab = &experiment.lab;
    let count = memory(lab).pairs;
    let squares = trials::drawn(experiment, |sums: &mut Vec<Vec<f64>>, round| {
        sums.resize(INKS.len(), vec![0.0; count]);
        let pairs = pairs(lab, count, round);
        for (sum, memory) in sums.iter_mut().zip(memory(lab).memories()) {
            let errors = memory.errors(&pairs);
            sum.iter_mut().zip(errors.iter().rev()).for_each(|(sum, error)| *sum += error * error);
        }
    });
    let rounds = f64::from(experiment.round + 1);
    let root = |of: &Vec<f64>| of.iter().map(|square| libm::sqrt(square / rounds)).collect();
    squares.iter().map(root).collect()
}

/// What theory says of RetNet at each age; nothing for orthonormal keys, of which it knows nothing.
fn theory(lab: &Lab) -> Vec<f64> {
    let of = memory(lab);
    let ages = if of.orthonormal { 0 } else { of.pairs };
    (0..ages).map(|age| of.store(of.pairs).retention_error(of.keep, age)).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (errors, theory, names) = (errors(experiment), theory(lab), names(lab, language));
    let points = |of: &[f64]| of.iter().enumerate().map(|(age, error)| (age as f64, *error)).collect();
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    for ((errors, ink), name) in errors.iter().zip(INKS).zip(&names) {
        marks.push(line(points(errors), ink, 1.75, false));
        if errors.len() < 3 {
            marks.push(Mark::Points { points: points(errors), ink, radius: 3.0 });
        }
        legend.push(entry(ink, false, name.clone()));
    }
    if !theory.is_empty() {
        marks.push(line(points(&theory), Ink::Strong, 1.25, true));
        legend.push(entry(Ink::Strong, true, words::AGE_THEORY.get(language)));
    }
    let top = errors.iter().flatten().fold(1.0_f64, |top, error| top.max(*error));
    let last = memory(lab).pairs - 1;
    let x = Axis::linear(words::AGE_X.get(language), (0.0, last.max(1) as f64));
    let y = Axis::linear(words::AGE_Y.get(language), (0.0, 1.05 * top));
    let told = |age: usize| {
        let each = names.iter().zip(&errors).map(|(name, errors)| {
            words::EACH.with(language, &[("name", name), ("error", &short(errors[age]))])
        });
        listed(&each.collect::<Vec<_>>(), language)
    };
    let of_theory = |age: usize| theory.get(age).map_or_else(|| "–".into(), |error| short(*error));
    Figure {
        marks,
        legend,
        summary: words::AGE_SUMMARY.with(
            language,
            &[
                ("n", &(last + 1)),
                ("young", &told(0)),
                ("old", &told(last)),
                ("a", &of_theory(0)),
                ("b", &of_theory(last)),
            ],
        ),
        table: table(&errors, &names, language),
        ..plain(words::AGE, language, x, y)
    }
}

fn table(errors: &[Vec<f64>], names: &[String; 5], language: Language) -> Table {
    let last = errors[0].len().saturating_sub(1);
    let mut ages = vec![0, 1, 2, 4, 8, 16, 32, 64, 128, 256, last];
    ages.retain(|age| *age <= last);
    ages.sort_unstable();
    ages.dedup();
    let mut head = vec![words::HEAD_MEMORY.get(language).to_string()];
    head.extend(ages.iter().map(|age| words::ERROR_AGE.with(language, &[("a", age)])));
    let row = |(name, errors): (&String, &Vec<f64>)| {
        let cells = ages.iter().map(|&age| short(errors[age]));
        std::iter::once(name.clone()).chain(cells).collect()
    };
    Table { head, rows: names.iter().zip(errors).map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn asked(link: &str, round: u32) -> Experiment {
        let link = format!("#/recurrence?chapter=memory&{link}");
        let lab = link::read(&link, Language::En).lab;
        let mut experiment = Experiment::new(&VIEW, &lab, Language::En, 200);
        experiment.round = round;
        experiment
    }

    #[test]
    fn retention_follows_its_theory_and_the_delta_rule_knows_the_last_one() {
        let asked = asked("", 31);
        let (errors, theory) = (errors(&asked), theory(&asked.lab));
        assert_eq!(errors[3].len(), 64);
        for (age, (found, theory)) in errors[3].iter().zip(&theory).enumerate() {
            assert!((found / theory - 1.0).abs() < 0.35, "{age}: {found} for {theory}");
        }
        let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
        assert!((mean(&errors[3]) / mean(&theory) - 1.0).abs() < 0.03);
        assert!(errors[1][0] < 1e-14 && errors[1][63] > 0.5);
    }

    #[test]
    fn extremes_have_figures() {
        for link in ["recall-pairs=1", "recall-pairs=512&recall-keep=0", "recall-pairs=2&recall-keys=true&recall-d=1"] {
            let figure = asked(link, 0).figure();
            assert!(figure.x.range.1 >= 1.0 && figure.y.range.1.is_finite(), "{link}");
        }
    }
}
