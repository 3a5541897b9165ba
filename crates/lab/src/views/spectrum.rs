//! Which pairs turn how fast? The wavelength of each pair against the training length.

use rotarium_kernel::Head;
use rotarium_kernel::frequencies::Frequencies;
use rotarium_kernel::number::significant;

use super::{Answers, View, moved, shown_name};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::messages;
use crate::text::Language;

/// The spectrum.
pub static VIEW: View = View {
    forget: |lab| {
        let slots = lab.slots.clone();
        *lab = Lab { slots, dim: lab.dim, train: lab.train, show: lab.show, ..Lab::default() };
    },
    step: |lab, cursor, (right, _)| {
        Cursor { pair: Some(moved(cursor.pair.unwrap_or(0), right, lab.dim.pairs())), ..cursor }
    },
    ..View::new("spectrum", messages::SPECTRUM, messages::SPECTRUM_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        if lab.show == Show::Difference {
            messages::COMPARED.get(language).into()
        } else {
            format!("λ = 2π/θ · {} {}", messages::TRAIN.get(language), lab.train)
        }
    },
    pick: |lab, (x, _)| {
        let pair = (x.round().max(0.0) as usize).min(lab.dim.pairs() - 1);
        let last = lab.tokens() - 1;
        let (query, key) = lab.pin.map_or((last, last), |pin| (pin.query, pin.key));
        Some(Cursor { query, key, pair: Some(pair) })
    },
    overlay,
    ..Answers::of(figure)
};

pub(super) fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let heads = experiment.heads();
    let head = &heads[0].1;
    let frequencies = head.frequencies();
    let pairs = frequencies.pairs().len();
    let train = lab.train as f64;
    let turning = |frequencies: &Frequencies| (0..pairs).filter(|&p| frequencies.wavelength(p).is_finite()).collect::<Vec<_>>();
    let shown = turning(frequencies);
    let longest = heads.iter().flat_map(|(_, head)| turning(head.frequencies()).into_iter().map(|p| head.frequencies().wavelength(p)));
    let top = longest.fold(train, f64::max) * 1.5;
    let mut marks = Vec::new();
    for (ink, done) in [(Ink::Accent, true), (Ink::Warning, false)] {
        let of_kind = shown.iter().filter(|&&pair| (frequencies.turns(pair, train) >= 1.0) == done);
        let bars: Vec<_> = of_kind.map(|&pair| (pair as f64, frequencies.wavelength(pair))).collect();
        if !bars.is_empty() {
            marks.push(Mark::Bars { bars, width: 0.62, ink });
        }
    }
    let mut legend = Vec::new();
    if let [_, (_, other)] = heads.as_slice() {
        let other = other.frequencies();
        let points: Vec<_> = turning(other).into_iter().map(|pair| (pair as f64, other.wavelength(pair))).collect();
        marks.push(Mark::Points { points, ink: Ink::Second, radius: 2.5 });
        legend = vec![entry(Ink::Accent, lab, SlotName::A), entry(Ink::Second, lab, SlotName::B)];
    }
    let note = unfinished(head, train, language);
    marks.push(Mark::Rule { along: Side::Y, at: train, ink: Ink::Strong, dashed: true, label: note });
    if shown.is_empty() {
        let text = messages::NOTHING_TURNS.with(language, &[("scheme", &lab.slot(heads[0].0).title())]);
        let at = ((pairs - 1) as f64 / 2.0, top.sqrt());
        marks.push(Mark::Text { at, text, anchor: Anchor::Middle, ink: Ink::Muted });
    }
    Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), shown_name(lab, language)),
        x: Axis::linear(messages::PAIR.get(language), (-0.6, pairs as f64 - 0.4)),
        y: Axis::logarithmic(messages::WAVELENGTH.get(language), (1.0, top)),
        equal: false,
        marks,
        legend,
        summary: summary(lab, head, language),
        table: table(frequencies, train, language),
    }
}

fn entry(ink: Ink, lab: &Lab, slot: SlotName) -> Entry {
    Entry { ink, dashed: false, label: format!("{slot:?} {}", lab.slot(slot).title()) }
}

/// How many pairs never complete a turn, or do not turn at all.
pub(super) fn unfinished(head: &Head, train: f64, language: Language) -> String {
    let frequencies = head.frequencies();
    let all = frequencies.pairs().len();
    let still = (0..all).filter(|&pair| frequencies.theta(pair) == 0.0).count();
    if still == all {
        return messages::STILL.with(language, &[("count", &still), ("all", &all)]);
    }
    let count = frequencies.unfinished(train);
    let length = significant(train, 8);
    messages::UNFINISHED.with(language, &[("count", &count), ("all", &all), ("length", &length)])
}

fn summary(lab: &Lab, head: &Head, language: Language) -> String {
    let frequencies = head.frequencies();
    let all = frequencies.pairs().len();
    let waves = (0..all).map(|pair| frequencies.wavelength(pair));
    let (short, long) = waves.fold((f64::INFINITY, 0.0_f64), |(short, long), wave| (short.min(wave), long.max(wave)));
    messages::SPECTRUM_SUMMARY.with(
        language,
        &[
            ("all", &all),
            ("scheme", &shown_name(lab, language)),
            ("short", &significant(short, 4)),
            ("long", &significant(long, 4)),
            ("unfinished", &unfinished(head, lab.train as f64, language)),
        ],
    )
}

fn table(frequencies: &Frequencies, train: f64, language: Language) -> Table {
    let head = vec![
        messages::PAIR.get(language).into(),
        "θ".into(),
        messages::WAVELENGTH.get(language).into(),
        format!("{} / λ", significant(train, 8)),
    ];
    let line = |pair: usize| {
        let numbers = [frequencies.theta(pair), frequencies.wavelength(pair), frequencies.turns(pair, train)];
        std::iter::once(pair.to_string()).chain(numbers.map(|number| significant(number, 6))).collect()
    };
    Table { head, rows: (0..frequencies.pairs().len()).map(line).collect() }
}

/// The pair that is looked at.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let Some(pair) = cursor.pair else { return Vec::new() };
    let frequencies = lab.head(lab.shown()[0]).frequencies().clone();
    let wavelength = frequencies.wavelength(pair);
    let mut marks = vec![Mark::Rule { along: Side::X, at: pair as f64, ink: Ink::Accent, dashed: true, label: String::new() }];
    if wavelength.is_finite() {
        marks.push(Mark::Points { points: vec![(pair as f64, wavelength)], ink: Ink::Accent, radius: 4.0 });
    }
    marks
}
