//! What does each pair add to the score? A step per pair on the way from 0 to the score, with what is muted and still.
//!
//! A muted pair adds nothing; a still pair stays in the score at angle 0. With q·conj(k) = h the step of a pair is
//! s·Re[h·e^(iφ)] (RoFormer, arXiv:2104.09864, eq. 16), so that partial rotations, p-RoPE and NoPE are sets of still pairs.

use rotarium_kernel::attention::Meeting;
use rotarium_kernel::number::significant;

use super::shift::refused;
use super::{Answers, View, moved};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::messages::rotation as words;
use crate::mix::Mix;
use crate::score::{Score, meeting, slot};
use crate::text::Language;

/// The steps.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.reading, lab.decay) = (usual.train, usual.reading, usual.decay);
    },
    step: |lab, cursor, (right, _)| {
        Cursor { pair: Some(moved(cursor.pair.unwrap_or(0), right, lab.dim.pairs())), ..cursor }
    },
    ..View::new("mixer", words::MIXER, words::MIXER_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |_, language| words::MIXER_QUESTION.get(language).into(),
    pick: |lab, (x, _)| {
        let pair = (x.round().max(0.0) as usize).min(lab.dim.pairs() - 1);
        Some(Cursor { pair: Some(pair), ..lab.cursor() })
    },
    overlay: |_, cursor| {
        let rule = |pair| Mark::Rule { along: Side::X, at: pair as f64, ink: Ink::Accent, dashed: true, label: String::new() };
        cursor.pair.map(rule).into_iter().collect()
    },
    ..Answers::of(figure)
};

/// What the pairs add, all of them and as they are heard.
struct Parts {
    all: Vec<f64>,
    heard: Vec<f64>,
    bias: f64,
    allowed: bool,
}

impl Parts {
    fn of(experiment: &Experiment) -> Result<Self, String> {
        let (score, mix) = (Score::of_slot(experiment)?, &experiment.lab.mix);
        let shift = mix.shift as f64;
        let [all, heard] = [&Mix::default(), mix].map(|mix| score.terms(shift, mix));
        Ok(Self { all, heard, bias: score.bias(shift), allowed: score.is_allowed() })
    }

    /// The score of all pairs, and of those that are heard.
    fn scores(&self) -> [f64; 2] {
        [&self.all, &self.heard].map(|terms| terms.iter().sum::<f64>() + self.bias)
    }
}

/// Sums from the first term on, 0 first.
fn sums(terms: &[f64]) -> Vec<f64> {
    let add = |sum: &mut f64, term: &f64| {
        *sum += term;
        Some(*sum)
    };
    std::iter::once(0.0).chain(terms.iter().scan(0.0, add)).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let pairs = lab.dim.pairs();
    let mut figure = Figure {
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(slot(lab)).title()),
        subtitle: String::new(),
        x: Axis::linear(messages::PAIR.get(language), (-0.6, pairs as f64 - 0.4)),
        y: Axis::linear(words::MIXER_Y.get(language), (0.0, 1.0)),
        equal: false,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let parts = match Parts::of(experiment) {
        Ok(parts) => parts,
        Err(refusal) => return refused(figure, refusal),
    };
    draw(&mut figure, &parts, lab, language);
    figure.summary = summary(lab, &parts, language);
    figure.table = table(lab, &parts, language);
    figure
}

fn draw(figure: &mut Figure, parts: &Parts, lab: &Lab, language: Language) {
    let [all, heard] = [&parts.all, &parts.heard].map(|terms| sums(terms));
    let [before, after] = parts.scores();
    let drawn = || all.iter().chain(&heard).copied().chain([before, after]);
    let (low, high) = drawn().fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(y), high.max(y)));
    let air = (0.06 * (high - low)).max(1e-6);
    figure.y.range = (low - air, high + air);
    figure.marks.push(Mark::Rule { along: Side::Y, at: 0.0, ink: Ink::Muted, dashed: false, label: String::new() });
    let dashed: Vec<_> = all[1..].iter().enumerate().map(|(pair, sum)| (pair as f64, *sum)).collect();
    let is_mixed = !(lab.mix.muted.is_empty() && lab.mix.still.is_empty());
    if is_mixed {
        figure.marks.push(Mark::Line { points: dashed, ink: Ink::Muted, width: 1.25, dashed: true });
    }
    for pair in 0..parts.heard.len() {
        let (from, to) = (heard[pair], heard[pair + 1]);
        let ink = ink(lab, pair, to >= from);
        let (x, half) = (pair as f64, 0.4);
        if lab.mix.muted.has(pair) {
            figure.marks.push(Mark::Line { points: vec![(x - half, from), (x + half, from)], ink, width: 1.0, dashed: false });
            continue;
        }
        let (low, high) = (from.min(to), from.max(to));
        figure.marks.push(Mark::Band { columns: vec![(x - half, low, high), (x + half, low, high)], ink });
        figure.marks.push(Mark::Frame { from: (x - half, low), to: (x + half, high), ink });
    }
    let label = told(lab, parts, language);
    figure.marks.push(Mark::Rule { along: Side::Y, at: after, ink: Ink::Strong, dashed: true, label });
    let entry = |ink, text: crate::text::Text, dashed| Entry { ink, dashed, label: text.get(language).into() };
    figure.legend = vec![entry(Ink::Accent, words::MIXER_UP, false), entry(Ink::Warning, words::MIXER_DOWN, false)];
    if is_mixed {
        figure.legend.push(entry(Ink::Second, words::MIXER_STILL, false));
        figure.legend.push(entry(Ink::Muted, words::MIXER_ALL, true));
    }
}

/// The scores in a line.
fn told(lab: &Lab, parts: &Parts, language: Language) -> String {
    let [before, after] = parts.scores().map(|score| significant(score, 6));
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("before", &before),
        ("after", &after),
        ("muted", &lab.mix.muted.count()),
        ("still", &lab.mix.still.count()),
        ("all", &lab.dim.pairs()),
    ];
    words::MIXER_SUB.with(language, &values)
}

fn ink(lab: &Lab, pair: usize, up: bool) -> Ink {
    match (lab.mix.muted.has(pair), lab.mix.still.has(pair), up) {
        (true, ..) => Ink::Muted,
        (_, true, _) => Ink::Second,
        (_, _, true) => Ink::Accent,
        _ => Ink::Warning,
    }
}

fn summary(lab: &Lab, parts: &Parts, language: Language) -> String {
    let Meeting { query, key, .. } = meeting(lab);
    let largest = parts.heard.iter().enumerate().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
    let (most, value) = largest.map_or((0, 0.0), |(pair, value)| (pair, *value));
    let [before, after] = parts.scores().map(|score| significant(score, 6));
    let summary = words::MIXER_SUMMARY.with(
        language,
        &[
            ("all", &parts.all.len()),
            ("m", &query),
            ("n", &key),
            ("scheme", &lab.slot(slot(lab)).title()),
            ("before", &before),
            ("after", &after),
            ("muted", &lab.mix.muted.count()),
            ("still", &lab.mix.still.count()),
            ("most", &most),
            ("value", &significant(value, 4)),
        ],
    );
    if parts.allowed {
        return summary;
    }
    format!("{summary} ({})", words::MIXER_MASKED.get(language))
}

fn table(lab: &Lab, parts: &Parts, language: Language) -> Table {
    let names = [messages::PAIR, words::MIXER_STATE, words::MIXER_ALL, words::MIXER_OWN, words::MIXER_RUNNING];
    let sums = sums(&parts.heard);
    let line = |pair: usize| {
        let state = match (lab.mix.muted.has(pair), lab.mix.still.has(pair)) {
            (true, _) => words::STATE_MUTED,
            (_, true) => words::STATE_STILL,
            _ => words::STATE_HEARD,
        };
        let numbers = [parts.all[pair], parts.heard[pair], sums[pair + 1]].map(|number| significant(number, 6));
        [pair.to_string(), state.get(language).into()].into_iter().chain(numbers).collect()
    };
    let mut rows: Vec<Vec<String>> = (0..parts.all.len()).map(line).collect();
    if parts.bias != 0.0 {
        let [bias, score] = [parts.bias, parts.scores()[1]].map(|number| significant(number, 6));
        rows.push(vec![words::MIXER_BIAS.get(language).into(), String::new(), bias.clone(), bias, score]);
    }
    Table { head: names.map(|text| text.get(language).into()).to_vec(), rows }
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::schemes;

    use super::*;
    use crate::action::Action;
    use crate::inspect::inspect;
    use crate::lab::SlotName;
    use crate::mix::PairSet;

    fn parts(lab: &Lab) -> Parts {
        Parts::of(&Experiment::new(&VIEW, lab, Language::En, 200)).unwrap()
    }

    #[test]
    fn the_score_is_that_of_the_inspector() {
        for scheme in schemes::ALL {
            let mut lab = Lab::default();
            lab.apply(&Action::Choose(SlotName::A, scheme));
            let found = inspect(&lab, lab.cursor(), Language::En);
            let fact = found.facts.iter().find(|fact| fact.id == "score").unwrap();
            let Ok(wanted) = fact.exact.parse::<f64>() else {
                assert!(!parts(&lab).allowed, "{}", scheme.id);
                continue;
            };
            let [before, after] = parts(&lab).scores();
            assert!((before - wanted).abs() < 1e-12 * wanted.abs().max(12.0), "{}", scheme.id);
            assert_eq!(before, after);
        }
    }

    #[test]
    fn one_pair_alone_leaves_its_own_part_and_none_that_turns_is_nope() {
        let mut lab = Lab::default();
        lab.apply(&Action::Choose(SlotName::A, schemes::find("rope").unwrap()));
        lab.mix = lab.mix.solo(5, 5, 64);
        let alone = parts(&lab);
        assert!((alone.scores()[1] - alone.all[5]).abs() < 1e-15);
        lab.mix = Mix { still: PairSet::of(0, 63), ..Mix::default() };
        // q = k = 1: √128.
        assert!((parts(&lab).scores()[1] - 128_f64.sqrt()).abs() < 1e-12);
    }
}
