//! The chain of all readings, one under the other, and the arrows that attention cuts.

use rotarium_kernel::rereading::Order;

use super::recurring::{entry, forget, line, pages_with, plain};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::turner as words;
use crate::pages::{Pages, Recurrence, Turner};
use crate::text::Language;

/// The wireframe.
pub static VIEW: View =
    View { forget, pages, ..View::new("unrolled", words::UNROLLED, words::UNROLLED_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (n, steps, cut) = counted(lab);
        words::UNROLLED_SUB
            .with(language, &[("n", &n), ("steps", &printed(steps as f64)), ("cut", &cut)])
    },
    ..Answers::of(figure)
};

fn pages(pages: &Pages) -> Pages {
    pages_with(pages, |of| {
        let Turner { token, inner, order, .. } = of.turner;
        let turner = Turner { token, inner, order, ..Turner::default() };
        Recurrence { turner, ..Recurrence::default() }
    })
}

/// Tokens, steps, cut arrows.
fn counted(lab: &Lab) -> (usize, usize, usize) {
    let n = lab.turned();
    (n, n * (n + 1) / 2, n.saturating_sub(1))
}

/// Where the steps of a row stand: above the tokens that are read, or one after the other where these jump.
fn columns(order: Order, query: usize) -> Vec<f64> {
    match order {
        Order::Random(_) => (1..=query + 1).map(|step| step as f64).collect(),
        _ => order.keys(query).into_iter().map(|key| key as f64 + 1.0).collect(),
    }
}

/// The points of all readings: done, now, not yet; and the lines between them, whole and cut.
struct Chain {
    done: Vec<(f64, f64)>,
    now: (f64, f64),
    rest: Vec<(f64, f64)>,
    rows: Vec<Mark>,
    cuts: Vec<Mark>,
}

fn chain(lab: &Lab) -> Chain {
    let (n, order) = (lab.turned(), lab.turned_order());
    let now = (lab.turned_query(), lab.turned_inner() - 1);
    let mut chain =
        Chain { done: vec![], now: (1.0, 1.0), rest: vec![], rows: vec![], cuts: vec![] };
    let mut before: Option<(f64, f64)> = None;
    for row in 0..n {
        let y = row as f64 + 1.0;
        let points: Vec<(f64, f64)> = columns(order, row).into_iter().map(|x| (x, y)).collect();
        if let (Some(end), Some(start)) = (before, points.first()) {
            chain.cuts.push(line(vec![end, *start], Ink::Warning, 0.75, true));
        }
        before = points.last().copied();
        for (step, point) in points.iter().enumerate() {
            match (row, step).cmp(&now) {
                std::cmp::Ordering::Less => chain.done.push(*point),
                std::cmp::Ordering::Equal => chain.now = *point,
                std::cmp::Ordering::Greater => chain.rest.push(*point),
            }
        }
        chain.rows.push(line(points, Ink::Muted, 1.0, false));
    }
    chain
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (n, steps, cut) = counted(lab);
    let order = lab.turned_order();
    let small = if n > 32 { 1.25 } else { 2.25 };
    let Chain { done, now, rest, rows, cuts } = chain(lab);
    let finished = done.len() + 1;
    let mut marks = cuts;
    marks.extend(rows);
    marks.push(Mark::Points { points: rest, ink: Ink::Muted, radius: small });
    marks.push(Mark::Points { points: done, ink: Ink::Accent, radius: small + 0.5 });
    marks.push(Mark::Points { points: vec![now], ink: Ink::Strong, radius: small + 2.5 });
    let across = match order {
        Order::Random(_) => words::UNROLLED_ORDER,
        _ => words::UNROLLED_X,
    };
    let range = (0.25, n as f64 + 0.75);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("n", &n),
        ("steps", &printed(steps as f64)),
        ("cut", &cut),
        ("done", &printed(finished as f64)),
    ];
    Figure {
        marks,
        legend: vec![
            entry(Ink::Accent, false, words::UNROLLED_DONE.get(language)),
            entry(Ink::Muted, false, words::UNROLLED_ARROW.get(language)),
            entry(Ink::Warning, true, words::UNROLLED_CUT.get(language)),
        ],
        summary: words::UNROLLED_SUMMARY.with(language, &values),
        table: table(n, order, language),
        ..plain(
            words::UNROLLED,
            language,
            Axis::linear(across.get(language), range),
            Axis::linear(words::UNROLLED_Y.get(language), range).reversed(),
        )
    }
}

fn table(n: usize, order: Order, language: Language) -> Table {
    let row = |row: usize| {
        let keys = order.keys(row).into_iter().map(|key| (key + 1).to_string());
        vec![(row + 1).to_string(), keys.collect::<Vec<_>>().join(" ")]
    };
    let head = [words::UNROLLED_ROW, words::UNROLLED_ORDER];
    Table {
        head: head.map(|head| head.get(language).to_string()).to_vec(),
        rows: (0..n).map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn all_steps_are_there_and_one_arrow_is_cut_for_each_further_token() {
        for (link, n, done) in [
            ("n=6&turn-token=3&turn-step=2", 6, 5),
            ("n=6&turn-token=3&turn-step=2&turn-order=random", 6, 5),
            ("n=1", 1, 1),
            ("n=400&turn-token=64&turn-step=64&turn-order=forward", 64, 2080),
        ] {
            let lab = link::read(&format!("#/recurrence?{link}"), Language::En).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
            let points = |mark: &Mark| if let Mark::Points { points, .. } = mark { points.len() } else { 0 };
            let all: Vec<usize> = figure.marks.iter().map(points).filter(|&count| count > 0).collect();
            assert_eq!(all.iter().sum::<usize>(), n * (n + 1) / 2, "{link}");
            let cut = figure.count(|mark| matches!(mark, Mark::Line { dashed: true, .. }));
            assert_eq!(cut, n - 1, "{link}");
            assert!(figure.summary.contains(&format!("{} steps are done", printed(f64::from(done)))), "{}", figure.summary);
        }
    }
}
