//! Does log n keep the entropy of a row as it grows? Rows are drawn in rounds, beside n → ∞ (Su, kexue.fm/archives/8823).

use rotarium_kernel::focus::{Estimate, Scale, Sphere};
use rotarium_kernel::number::significant;

use super::focus::{asked, entry, focus, forget, head, line, pages, seed, three};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::focus as words;
use crate::pages::{Focus, Pages};
use crate::switches;
use crate::text::Language;
use crate::trials::drawn;

/// The entropy.
pub static VIEW: View = View {
    forget: |lab| {
        forget(lab);
        lab.sequence = Lab::default().sequence;
    },
    pages: looked_at,
    choices: |lab| switches::find("spread-as").map_or_else(Vec::new, |switch| switch.choices(lab)),
    ..View::new("focus_entropy", words::ENTROPY, words::ENTROPY_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle, rounds: |_| ROUNDS, ..Answers::of(figure) };

/// Lengths that are drawn, doubling.
const LENGTHS: [usize; 9] = [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384];
/// Rounds, and rows of each length in one.
pub(super) const ROUNDS: u32 = 30;
const ROWS: u64 = 4;
/// Inks of the two scales.
pub(super) const INKS: [Ink; 2] = [Ink::Image, Ink::Accent];

pub(super) fn looked_at(all: &Pages) -> Pages {
    pages(all, |focus| Focus {
        heat: focus.heat,
        effective: focus.effective,
        cosine: focus.cosine,
        ..Focus::default()
    })
}

pub(super) fn sphere(lab: &Lab) -> Sphere {
    Sphere { dim: lab.dim.get(), heat: focus(lab).heat, needle: focus(lab).cosine }
}

/// For each length and scale: entropy and weight of the needle.
pub(super) type Sums = Vec<[[Estimate; 2]; 2]>;

pub(super) fn sums(experiment: &Experiment) -> Sums {
    let lab = &experiment.lab;
    let sphere = sphere(lab);
    drawn(experiment, |sums: &mut Sums, round| {
        sums.resize(LENGTHS.len(), [[Estimate::default(); 2]; 2]);
        for (sums, tokens) in sums.iter_mut().zip(LENGTHS) {
            for repeat in 0..ROWS {
                let row = sphere.row(tokens, seed(lab), u64::from(round) * ROWS + repeat);
                for (sums, row) in sums.iter_mut().zip(row) {
                    sums[0].add(row.entropy);
                    sums[1].add(row.needle);
                }
            }
        }
    })
}

pub(super) fn subtitle(lab: &Lab, language: Language) -> String {
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("d", &lab.dim.get()),
        ("heat", &significant(focus(lab).heat, 3)),
        ("repeats", &(u64::from(ROUNDS) * ROWS)),
    ];
    words::LENGTH_SUB.with(language, &values)
}

/// Dots with their errors, a line through them and the dashed limit, for both scales.
pub(super) fn marks(
    sums: &Sums,
    which: usize,
    shown: impl Fn(f64) -> f64,
    limit: impl Fn(usize, Scale) -> Option<f64>,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, (scale, ink)) in Scale::ALL.into_iter().zip(INKS).enumerate() {
        let limit = LENGTHS.iter().filter_map(|&n| Some((n as f64, shown(limit(n, scale)?))));
        marks.push(line(limit.collect(), ink, true));
        let mut points = Vec::new();
        for (n, sums) in LENGTHS.iter().zip(sums) {
            let (Some(mean), Some(error)) = (sums[at][which].mean(), sums[at][which].error()) else { continue };
            let x = *n as f64;
            let bar = vec![(x, shown(mean - 3.0 * error)), (x, shown(mean + 3.0 * error))];
            marks.push(Mark::Line { points: bar, ink, width: 1.0, dashed: false });
            points.push((x, shown(mean)));
        }
        marks.push(line(points.clone(), ink, false));
        marks.push(Mark::Points { points, ink, radius: 3.0 });
    }
    marks
}

pub(super) fn axis(language: Language) -> Axis {
    Axis::logarithmic(words::TOKENS_AXIS.get(language), (50.0, 20_000.0))
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (sums, sphere, effective) = (sums(experiment), sphere(lab), focus(lab).effective);
    let shown = |nats: f64| if effective { libm::exp(nats) } else { nats };
    // The limit says nothing where it would be less than one token.
    let limit = |n: usize, scale| Some(sphere.entropy(n, scale)).filter(|nats| *nats > 0.0);
    let mut marks = marks(&sums, 0, shown, limit);
    let uniform = LENGTHS.map(|n| (n as f64, shown(libm::log(n as f64))));
    marks.insert(0, line(uniform.to_vec(), Ink::Muted, true));
    let y = if effective {
        Axis::logarithmic(words::EFFECTIVE_AXIS.get(language), (1.0, 20_000.0))
    } else {
        Axis::linear(words::ENTROPY_AXIS.get(language), (0.0, 10.0))
    };
    let change = |scale: usize| {
        let at = |length: usize| sums.get(length).and_then(|sums| sums[scale][0].mean());
        at(LENGTHS.len() - 1).zip(at(0)).map(|(last, first)| last - first)
    };
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("first", &LENGTHS[0]),
        ("last", &LENGTHS[LENGTHS.len() - 1]),
        ("plain", &three(change(0))),
        ("scaled", &three(change(1))),
        ("heat", &significant(focus(lab).heat, 3)),
        ("repeats", &sums.first().map_or(0, |sums| sums[0][0].count())),
    ];
    Figure {
        x: axis(language),
        y,
        marks,
        legend: vec![
            entry(words::PLAIN.get(language), INKS[0], false),
            entry(words::LOG_N.get(language), INKS[1], false),
            entry(words::UNIFORM.get(language), Ink::Muted, true),
            entry(words::LENGTH_THEORY.get(language), INKS[1], true),
        ],
        summary: words::ENTROPY_SUMMARY.with(language, &values),
        table: table(&sums, 0, |n, scale| Some(sphere.entropy(n, scale)), language),
        ..Figure::empty(words::ENTROPY, language)
    }
}

/// For each length and both scales: mean, standard error and limit.
pub(super) fn table(
    sums: &Sums,
    which: usize,
    limit: impl Fn(usize, Scale) -> Option<f64>,
    language: Language,
) -> Table {
    let names = [words::TOKENS_AXIS, words::PLAIN, words::ERROR_S, words::LENGTH_THEORY];
    let more = [words::LOG_N, words::ERROR_S, words::LENGTH_THEORY];
    let row = |(n, sums): (&usize, &[[Estimate; 2]; 2])| {
        let scale = |(at, scale): (usize, Scale)| {
            let estimate = &sums[at][which];
            [three(estimate.mean()), three(estimate.error()), three(limit(*n, scale))]
        };
        let cells = Scale::ALL.into_iter().enumerate().flat_map(scale);
        std::iter::once(n.to_string()).chain(cells).collect()
    };
    let rows = LENGTHS.iter().zip(sums).map(row).collect();
    Table { head: head(&[names.as_slice(), more.as_slice()].concat(), language), rows }
}

/// For lessons: how much the entropy changes from 64 to 4096 tokens in 100 rows, without and with log n.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let scale = match what {
        "plain" => 0,
        "scaled" => 1,
        _ => return None,
    };
    let sphere = sphere(lab);
    let mean = |tokens: usize| {
        let rows = (0..100).map(|repeat| sphere.row(tokens, seed(lab), repeat)[scale].entropy);
        rows.collect::<Estimate>().mean()
    };
    Some(crate::known::decimals(mean(4096)? - mean(64)?, 2))
}
