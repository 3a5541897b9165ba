//! How does the error of what is read back grow with the number of pairs that were written?

use rotarium_kernel::recall::{Memory, Pairs};

use super::recurring::{entry, line, listed, plain, short};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::memory as words;
use crate::pages::{MAX_PAIRS, Pages as OfPages, Recalled, Recurrence};
use crate::text::Language;
use crate::trials::{self, Mean};

/// The errors.
pub static VIEW: View =
    View { forget, pages, ..View::new("recall", words::RECALL, words::RECALL_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let of = memory(lab);
        words::RECALL_SUB.with(language, &[("d", &of.d), ("v", &of.d_v), ("draws", &ROUNDS)])
    },
    rounds: |_| ROUNDS,
    ..Answers::of(figure)
};

/// Draws of all pairs.
const ROUNDS: u32 = 24;
/// Numbers of pairs.
pub(super) const LENGTHS: [usize; 10] = [1, 2, 4, 8, 16, 32, 64, 128, 256, MAX_PAIRS];
/// Inks of the memories.
pub(super) const INKS: [Ink; 5] = [Ink::Accent, Ink::Second, Ink::Muted, Ink::Warning, Ink::Video];
/// Below this an error is drawn at the edge: it is that of rounding.
const LEAST: f64 = 1e-8;

/// Only the seed.
pub(super) fn forget(lab: &mut Lab) {
    let (seed, pages) = (lab.content.seed, std::mem::take(&mut lab.pages));
    *lab = Lab { pages, ..Lab::default() };
    lab.content.seed = seed;
}

fn pages(pages: &OfPages) -> OfPages {
    let usual = Recalled::default();
    let memory = Recalled { pairs: usual.pairs, ..pages.recurrence.memory.clone() };
    OfPages { recurrence: Recurrence { memory, ..Recurrence::default() }, ..OfPages::default() }
}

pub(super) fn memory(lab: &Lab) -> &Recalled {
    &lab.pages.recurrence.memory
}

/// What the memories are called.
pub(super) fn names(lab: &Lab, language: Language) -> [String; 5] {
    let of = memory(lab);
    let (beta, gamma, scale) = (short(of.replace), short(of.keep), short(of.scale));
    [
        words::LINEAR.get(language).into(),
        words::DELTA.with(language, &[("beta", &beta)]),
        words::GATED.with(language, &[("beta", &beta), ("gamma", &gamma)]),
        words::RETNET.with(language, &[("gamma", &gamma)]),
        words::SOFTMAX.with(language, &[("scale", &scale)]),
    ]
}

/// The pairs of a round: the seed of the state and the number of the round say which.
pub(super) fn pairs(lab: &Lab, count: usize, round: u32) -> Pairs {
    let seed = (u64::from(lab.content.seed) << 32) | u64::from(round);
    memory(lab).store(count).drawn(seed)
}

/// The mean error of each memory at each length.
type Sums = [[Mean; LENGTHS.len()]; 5];

fn sums(experiment: &Experiment) -> Sums {
    let lab = &experiment.lab;
    trials::drawn(experiment, |sums: &mut Sums, round| {
        for (at, &count) in LENGTHS.iter().enumerate() {
            let pairs = pairs(lab, count, round);
            for (sum, memory) in sums.iter_mut().zip(memory(lab).memories()) {
                let errors = memory.errors(&pairs);
                sum[at].add(errors.iter().sum::<f64>() / errors.len().max(1) as f64);
            }
        }
    })
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let sums = sums(experiment);
    let (marks, legend) = drawn(lab, language, &sums);
    let found = sums.iter().flatten().map(|sum| sum.mean()).filter(|mean| *mean >= LEAST);
    let (low, high) = found.fold((0.1_f64, 2.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    let x = Axis::logarithmic(words::RECALL_X.get(language), (1.0, MAX_PAIRS as f64));
    let y = Axis::logarithmic(words::RECALL_Y.get(language), (low / 2.0, high * 2.0));
    let names = names(lab, language);
    let at = 5;
    let each: Vec<String> = names
        .iter()
        .zip(&sums)
        .map(|(name, sum)| {
            words::EACH.with(language, &[("name", name), ("error", &uncertain(sum[at], language))])
        })
        .collect();
    let store = memory(lab).store(LENGTHS[at]);
    let cache = Memory::Softmax { scale: 0.0 }.numbers(&store);
    Figure {
        marks,
        legend,
        summary: words::RECALL_SUMMARY.with(
            language,
            &[
                ("n", &LENGTHS[at]),
                ("each", &listed(&each, language)),
                ("theory", &short(store.linear_error())),
                ("state", &printed(Memory::Linear.numbers(&store) as f64)),
                ("cache", &printed(cache as f64)),
            ],
        ),
        table: table(&sums, &names, language),
        ..plain(words::RECALL, language, x, y)
    }
}

/// The mean with its standard error.
fn uncertain(mean: Mean, language: Language) -> String {
    let [value, error] = [mean.mean(), 2.0 * mean.error()].map(short);
    if mean.count() < 2.0 {
        return value;
    }
    words::UNCERTAIN.with(language, &[("mean", &value), ("error", &error)])
}

fn drawn(lab: &Lab, language: Language, sums: &Sums) -> (Vec<Mark>, Vec<Entry>) {
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    for ((sum, ink), name) in sums.iter().zip(INKS).zip(names(lab, language)) {
        let points = || LENGTHS.iter().zip(sum).filter(|(_, mean)| mean.mean() >= LEAST);
        let band = |(n, mean): (&usize, &Mean)| {
            let (middle, error) = (mean.mean(), 2.0 * mean.error());
            (*n as f64, (middle - error).max(middle / 10.0), middle + error)
        };
        let point = |(n, mean): (&usize, &Mean)| (*n as f64, mean.mean());
        marks.push(Mark::Band { columns: points().map(band).collect(), ink });
        marks.push(line(points().map(point).collect(), ink, 2.0, false));
        marks.push(Mark::Points { points: points().map(point).collect(), ink, radius: 2.25 });
        legend.push(entry(ink, false, name));
    }
    let theory = |&n: &usize| (n as f64, memory(lab).store(n).linear_error());
    let points = LENGTHS.iter().map(theory).filter(|(_, error)| *error >= LEAST).collect();
    marks.push(line(points, Ink::Strong, 1.25, true));
    let of = if memory(lab).orthonormal { words::THEORY_RUNS } else { words::THEORY };
    legend.push(entry(Ink::Strong, true, of.get(language)));
    (marks, legend)
}

fn table(sums: &Sums, names: &[String; 5], language: Language) -> Table {
    let mut head = vec![words::HEAD_MEMORY.get(language).to_string()];
    head.extend(LENGTHS.map(|n| words::ERROR_AT.with(language, &[("n", &n)])));
    let row = |(name, sum): (&String, &[Mean; LENGTHS.len()])| {
        let cells = sum.iter().map(|mean| uncertain(*mean, language));
        std::iter::once(name.clone()).chain(cells).collect()
    };
    Table { head, rows: names.iter().zip(sums).map(row).collect() }
}

/// The mean error of one memory after a few rounds, for lessons.
pub(crate) fn told(lab: &Lab, which: &str) -> Option<String> {
    let of = memory(lab);
    let store = of.store(of.pairs);
    match which {
        "theory" => return Some(rotarium_kernel::number::significant(store.linear_error(), 2)),
        "pairs" => return Some(of.pairs.to_string()),
        "d" => return Some(of.d.to_string()),
        _ => {}
    }
    let at = ["linear", "delta", "gated", "retnet", "softmax"].iter().position(|id| *id == which)?;
    let memory = of.memories()[at];
    let mut mean = Mean::default();
    for round in 0..8 {
        let errors = memory.errors(&pairs(lab, of.pairs, round));
        mean.add(errors.iter().sum::<f64>() / errors.len().max(1) as f64);
    }
    Some(rotarium_kernel::number::significant(mean.mean(), 2))
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
    fn errors_are_those_of_the_notes_and_rounds_make_them_finer() {
        let (first, third) = (sums(&asked("", 0)), sums(&asked("", 3)));
        assert_eq!(sums(&asked("", 3)), third);
        for (which, wanted) in [(0, 0.97), (1, 0.70), (3, 0.80)] {
            let found = third[which][5];
            assert_eq!((found.count(), first[which][5].count()), (4.0, 1.0));
            assert!((found.mean() / wanted - 1.0).abs() < 0.1, "{which}: {}", found.mean());
            assert!(found.error() > 0.0 && first[which][5].error() == 0.0);
        }
        assert_eq!(asked("", 0).rounds(crate::views::EVERY), ROUNDS);
        let other = sums(&asked("seed=2", 0));
        assert_ne!(other[0][5], first[0][5]);
    }

    #[test]
    fn orthonormal_keys_are_remembered_up_to_their_number() {
        let sums = sums(&asked("recall-keys=true&recall-keep=1", 0));
        for memory in &sums[..4] {
            assert!(memory[..6].iter().all(|mean| mean.mean() < 1e-12));
            assert!(memory[6].mean() > 0.3);
        }
        assert!(sums[4][5].mean() > 1e-3, "softmax blurs even these");
    }

    #[test]
    fn extremes_have_figures() {
        for link in ["recall-d=1&recall-dv=1", "recall-keep=0&recall-write=0&recall-scale=0", "recall-scale=64&recall-d=64"] {
            let figure = asked(link, 0).figure();
            assert!(figure.y.range.0 > 0.0 && figure.y.range.1.is_finite(), "{link}");
            assert!(figure.table.rows.iter().flatten().all(|cell| !cell.contains("∞") && cell != "–"));
        }
    }
}
