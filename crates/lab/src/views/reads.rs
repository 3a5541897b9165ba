//! How often are tokens read when nothing is kept, and how many scores does a cache leave?

use rotarium_kernel::rereading::{
    Layered, leading_reads, near_reads, reads_in_all, scores_cached,
};

use super::recurring::{INKS, entry, forget, line, pages_with, plain, short};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence as page;
use crate::messages::recurrence::turner as words;
use crate::pages::{MAX_MIXED, Pages, Recurrence, Turner};
use crate::text::Language;

/// The counts.
pub static VIEW: View =
    View { forget, pages, ..View::new("reads", words::READS, words::READS_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (l, n) = (depth(lab), lab.mixed());
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("l", &l),
            ("n", &n),
            ("reads", &count(reads_in_all(l, n as u64), near_reads(l, n as u64), language)),
            ("scores", &scores(l, n, language)),
        ];
        let cached = lab.pages.recurrence.turner.cached;
        if cached { words::READS_SUB_ON } else { words::READS_SUB_OFF }.with(language, &values)
    },
    ..Answers::of(figure)
};

/// Most layers.
const LAYERS: u32 = 4;
/// Most reads of a run that is counted.
const MOST: f64 = 1e5;

fn pages(pages: &Pages) -> Pages {
    pages_with(pages, |of| {
        let Turner { depth, cached, .. } = of.turner;
        Recurrence { turner: Turner { depth, cached, ..Turner::default() }, ..Recurrence::default() }
    })
}

fn depth(lab: &Lab) -> u32 {
    lab.pages.recurrence.turner.depth as u32
}

/// A whole number, or about how much it is.
fn count(exact: Option<u128>, near: f64, language: Language) -> String {
    match exact {
        // Above, not every whole number is one of f64.
        Some(exact) if exact < 1 << 53 => grouped(exact),
        _ => words::ABOUT_COUNT.with(language, &[("count", &short(near))]),
    }
}

/// All digits, in groups of three.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

fn scores(layers: u32, tokens: usize, language: Language) -> String {
    let near = f64::from(layers) * near_reads(1, tokens as u64);
    count(scores_cached(layers, tokens as u64), near, language)
}

/// What a run counted, where it is short enough: reads, states held at once, distance from the cached output.
fn run(lab: &Lab) -> Option<(u64, u32, f64)> {
    let (layers, tokens) = (depth(lab), lab.mixed());
    if near_reads(layers, tokens as u64) > MOST {
        return None;
    }
    let stack = Layered { tape: &lab.inputs().v, layers };
    let (output, work) = stack.reread();
    let apart = (&output - &stack.kept()).iter().fold(0.0, |most: f64, x| most.max(x.abs()));
    Some((work.reads, work.states, apart))
}

fn lengths() -> Vec<u64> {
    let at = |at: u32| libm::round(libm::pow(MAX_MIXED as f64, f64::from(at) / 60.0)) as u64;
    let mut all: Vec<u64> = (0..=60).map(at).collect();
    all.dedup();
    all
}

/// Curves of all numbers of layers, the chosen one thick.
fn curves(lab: &Lab, language: Language) -> (Vec<Mark>, Vec<Entry>) {
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    let cached = lab.pages.recurrence.turner.cached;
    let curve = |of: &dyn Fn(u64) -> f64| lengths().into_iter().map(|n| (n as f64, of(n))).collect();
    for layers in 1..=LAYERS {
        let ink = INKS[layers as usize - 1];
        let width = if layers == depth(lab) { 2.5 } else { 1.25 };
        let name = if cached { words::READS_CACHED } else { words::READS_EXACT };
        legend.push(entry(ink, false, name.with(language, &[("l", &layers)])));
        if cached {
            let scores = |n| f64::from(layers) * near_reads(1, n);
            marks.push(line(curve(&scores), ink, width, false));
        } else {
            marks.push(line(curve(&|n| leading_reads(layers, n)), ink, 1.0, true));
            marks.push(line(curve(&|n| near_reads(layers, n)), ink, width, false));
        }
    }
    if !cached {
        legend.push(entry(Ink::Muted, true, words::READS_LEADING.get(language)));
    }
    (marks, legend)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (layers, tokens) = (depth(lab), lab.mixed());
    let (mut marks, mut legend) = curves(lab, language);
    let cached = lab.pages.recurrence.turner.cached;
    let run = run(lab);
    let n = tokens as u64;
    let now = if cached { f64::from(layers) * near_reads(1, n) } else { near_reads(layers, n) };
    marks.push(Mark::Points { points: vec![(n as f64, now)], ink: Ink::Strong, radius: 4.0 });
    if run.is_some() && !cached {
        legend.push(entry(Ink::Strong, false, words::READS_COUNTED.get(language)));
    }
    let counted = match run {
        Some((reads, states, apart)) => words::READS_RUN.with(
            language,
            &[
                ("reads", &grouped(reads.into())),
                ("n", &tokens),
                ("states", &states),
                ("apart", &short(apart)),
            ],
        ),
        None => words::READS_NO_RUN.get(language).into(),
    };
    let x = Axis::logarithmic(page::TOKENS.get(language), (1.0, MAX_MIXED as f64));
    let top = if cached { 4.0 * near_reads(1, 1024) } else { near_reads(LAYERS, 1024) };
    let y = Axis::logarithmic(words::READS_Y.get(language), (0.8, 2.0 * top));
    Figure {
        marks,
        legend,
        summary: words::READS_SUMMARY.with(
            language,
            &[
                ("l", &layers),
                ("n", &printed(tokens as f64)),
                ("reads", &count(reads_in_all(layers, n), near_reads(layers, n), language)),
                ("near", &short(near_reads(layers, n) / leading_reads(layers, n))),
                ("scores", &scores(layers, tokens, language)),
                ("counted", &counted),
            ],
        ),
        table: table(lab, language),
        ..plain(words::READS, language, x, y)
    }
}

fn table(lab: &Lab, language: Language) -> Table {
    let layers = depth(lab);
    let mut head = vec![words::READS_HEAD.get(language).to_string()];
    head.extend((1..=LAYERS).map(|l| words::READS_HEAD_LAYERS.with(language, &[("l", &l)])));
    head.push(words::READS_HEAD_CACHED.with(language, &[("l", &layers)]));
    let mut lengths = vec![6, 32, 64, 256, 1024, lab.mixed()];
    lengths.sort_unstable();
    lengths.dedup();
    let row = |n: usize| {
        let reads = |l| count(reads_in_all(l, n as u64), near_reads(l, n as u64), language);
        let mut row = vec![printed(n as f64)];
        row.extend((1..=LAYERS).map(reads));
        row.push(scores(layers, n, language));
        row
    };
    Table { head, rows: lengths.into_iter().map(row).collect() }
}

/// `reads`, `near`, `scores` of the state, for lessons.
pub(crate) fn told(lab: &Lab, what: &str) -> Option<String> {
    let (layers, n) = (depth(lab), lab.mixed() as u64);
    match what {
        "reads" => Some(count(reads_in_all(layers, n), near_reads(layers, n), Language::En)),
        "scores" => Some(scores(layers, lab.mixed(), Language::En)),
        "states" => run(lab).map(|(_, states, _)| states.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn the_table_is_that_of_the_notes_and_the_run_counts_the_same() {
        let lab = link::read("#/recurrence?n=32&turn-layers=3", Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        let row = |at: usize| figure.table.rows[at].join(" ").replace('\u{202f}', "");
        assert_eq!(row(0), "6 21 56 126 252 63");
        assert_eq!(row(1), "32 528 5984 52360 376992 1584");
        assert_eq!(row(2), "64 2080 45760 766480 10424128 6240");
        assert_eq!(run(&lab).map(|(reads, states, _)| (reads, states)), Some((52_360, 3)));
        assert!(figure.summary.contains("counted 52\u{202f}360 reads"), "{}", figure.summary);
    }

    #[test]
    fn what_is_too_long_to_run_is_counted_all_the_same() {
        let grouped = "9\u{202f}474\u{202f}438\u{202f}804\u{202f}480 reads";
        for (link, said) in [
            ("n=1024&turn-layers=4", grouped),
            ("n=1", "1 reads"),
            ("n=1&turn-layers=4&turn-cache=on", "4 scores with a cache"),
        ] {
            let lab = link::read(&format!("#/recurrence?{link}"), Language::En).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
            assert!(figure.y.range.1.is_finite());
            assert!(figure.subtitle.ends_with(said), "{}", figure.subtitle);
            assert_eq!(run(&lab).is_some(), lab.mixed() == 1);
        }
        let (exact, near) = (reads_in_all(4, 1 << 20), near_reads(4, 1 << 20));
        assert_eq!(count(exact, near, Language::En), "≈ 1.06e28");
    }
}
