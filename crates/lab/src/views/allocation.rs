//! Which pair reads which axis? One lane per axis with the pairs that read it, and beneath them their wavelengths.
//!
//! A lane is as full as the axis has a share in ω of the pair, so pairs that read several axes stand in several lanes.

use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, frequencies::Frequencies};

use super::{Answers, Choice, View, coordinate_name, moved};
use crate::action::Action;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::text::Language;

mod grips;

/// The allocation of pairs to axes.
pub static VIEW: View = View {
    forget: |lab| {
        let Lab { slots, dim, train, show, sequence, .. } = lab.clone();
        *lab = Lab { slots, dim, train, show, sequence, ..Lab::default() };
    },
    step: |lab, cursor, (right, _)| {
        Cursor { pair: Some(moved(cursor.pair.unwrap_or(0), right, lab.dim.pairs())), ..cursor }
    },
    choices: |lab| {
        let slot = lab.show.editing();
        let choice = |now: bool, interleaved: bool| Choice {
            label: if interleaved {
                messages::SECTIONS_INTERLEAVED
            } else {
                messages::SECTIONS_CHUNKED
            },
            chosen: now == interleaved,
            action: Action::Interleave(slot, interleaved),
        };
        let now = lab.slot(slot).interleaved();
        now.map_or_else(Vec::new, |now| [false, true].map(|to| choice(now, to)).to_vec())
    },
    ..View::new("allocation", messages::ALLOCATION, messages::ALLOCATION_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let scheme = lab.slot(lab.show.editing()).title();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("scheme", &scheme), ("all", &lab.dim.pairs())];
        messages::ALLOCATION_SUBTITLE.with(language, &values)
    },
    pick: |lab, (x, _)| {
        let pair = (x.round().max(0.0) as usize).min(lab.dim.pairs() - 1);
        let query = lab.probe();
        Some(Cursor { query, key: lab.pin.map_or(query, |pin| pin.key), pair: Some(pair) })
    },
    overlay,
    ..Answers::of(figure)
};

/// The colour of an axis, by its place among the axes of a layout.
pub(super) fn ink(axis: usize) -> Ink {
    [Ink::Accent, Ink::Image, Ink::Second, Ink::Video][axis % 4]
}

/// How much of |ω|² of a pair lies on an axis; 0 where the pair does not turn.
pub(crate) fn share(frequencies: &Frequencies, pair: usize, axis: usize) -> f64 {
    let omega = frequencies.pairs()[pair];
    let all: f64 = omega.iter().map(|on| on * on).sum();
    if all > 0.0 { omega[axis] * omega[axis] / all } else { 0.0 }
}

/// Steps for one turn of a pair along an axis alone.
fn wave(frequencies: &Frequencies, pair: usize, axis: usize) -> f64 {
    std::f64::consts::TAU / frequencies.pairs()[pair][axis].abs()
}

/// The pairs that read an axis, with their wavelengths along it.
fn readers(frequencies: &Frequencies, axis: usize) -> Vec<(usize, f64)> {
    let pairs = (0..frequencies.pairs().len()).map(|pair| (pair, wave(frequencies, pair, axis)));
    pairs.filter(|(_, wave)| wave.is_finite()).collect()
}

/// Pairs that do not turn.
fn still(frequencies: &Frequencies) -> Vec<usize> {
    (0..frequencies.pairs().len()).filter(|&pair| frequencies.theta(pair) == 0.0).collect()
}

/// The wavelength axis, with room for the lanes above it.
struct Frame {
    low: f64,
    top: f64,
    axes: usize,
}

impl Frame {
    /// Height of a lane, as a part of the plot.
    const LANE: f64 = 0.085;

    fn of(head: &Head, train: f64) -> Self {
        let axes = head.layout().axes().len();
        let waves = (0..axes).flat_map(|axis| readers(head.frequencies(), axis));
        let (low, top) = waves.fold((2.0, train), |(low, top): (f64, f64), (_, wave)| {
            (low.min(wave), top.max(wave))
        });
        Self { low: low / 2.0, top: 1.8 * top, axes }
    }

    /// The value at a part of the height of the plot, from the bottom.
    fn at(&self, part: f64) -> f64 {
        let room = 1.0 - self.axes as f64 * Self::LANE;
        self.low * libm::pow(self.top / self.low, part / room)
    }

    /// Lower end, middle and upper end of a lane; the first axis stands highest.
    fn lane(&self, axis: usize) -> [f64; 3] {
        let bottom = 1.0 - (axis + 1) as f64 * Self::LANE;
        [bottom, bottom + Self::LANE / 2.0, bottom + Self::LANE].map(|part| self.at(part))
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let language = *language;
    let slot = lab.show.editing();
    let head = lab.head(slot);
    let frequencies = head.frequencies();
    let pairs = frequencies.pairs().len();
    let frame = Frame::of(&head, lab.train as f64);
    let mut marks = lanes(frequencies, &frame, *cells);
    let radius = if pairs > 128 { 1.5 } else { 2.5 };
    let mut legend = Vec::new();
    for (axis, &coordinate) in head.layout().axes().iter().enumerate() {
        let readers = readers(frequencies, axis);
        let label = entry(coordinate_name(coordinate, language), &readers, language);
        legend.push(Entry { ink: ink(axis), dashed: false, label });
        let points = readers.into_iter().map(|(pair, wave)| (pair as f64, wave)).collect();
        marks.push(Mark::Points { points, ink: ink(axis), radius });
    }
    let still = still(frequencies).len();
    if still > 0 {
        let label = messages::ALLOCATION_STILL.with(language, &[("count", &still)]);
        legend.push(Entry { ink: Ink::Muted, dashed: true, label });
    }
    if still == pairs {
        let scheme = lab.slot(slot).title();
        let text = messages::NOTHING_TURNS.with(language, &[("scheme", &scheme)]);
        let at = ((pairs - 1) as f64 / 2.0, frame.at(0.3));
        marks.push(Mark::Text { at, text, anchor: Anchor::Middle, ink: Ink::Muted });
    }
    let train = lab.train as f64;
    let label = format!("{} {}", messages::TRAIN.get(language), significant(train, 8));
    marks.push(Mark::Rule { along: Side::Y, at: train, ink: Ink::Strong, dashed: true, label });
    marks.extend(grips::grips(lab, slot, &frame).into_iter().map(Mark::Grip));
    let waves = Axis::logarithmic(messages::WAVELENGTH.get(language), (frame.low, frame.at(1.0)));
    Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(slot).title()),
        x: Axis::linear(messages::PAIR.get(language), (-0.6, pairs as f64 - 0.4)),
        y: Axis { last_tick: frame.top, ..waves },
        equal: false,
        marks,
        legend,
        summary: summary(lab, &head, language),
        table: table(&head, language),
    }
}

/// The pairs of each axis in its lane; those that do not turn as a thin line through all lanes.
fn lanes(frequencies: &Frequencies, frame: &Frame, cells: u32) -> Vec<Mark> {
    const THICK: f64 = 13.0;
    let pairs = frequencies.pairs().len();
    // Where there is room, neighbours stand a little apart.
    let half = if (cells as usize) > 6 * pairs { 0.44 } else { 0.5 };
    let mut marks = Vec::new();
    for axis in 0..frame.axes {
        let [low, middle, _] = frame.lane(axis);
        let border = vec![(-0.6, low), (pairs as f64 - 0.4, low)];
        marks.push(Mark::Line { points: border, ink: Ink::Muted, width: 0.25, dashed: false });
        for pair in 0..pairs {
            let share = share(frequencies, pair, axis);
            let at = pair as f64;
            let line = |ink, width| {
                let points = vec![(at - half, middle), (at + half, middle)];
                Mark::Line { points, ink, width, dashed: false }
            };
            if share > 0.0 {
                marks.push(line(ink(axis), (THICK * share).max(0.75) as f32));
            } else if frequencies.theta(pair) == 0.0 {
                marks.push(line(Ink::Muted, 1.0));
            }
        }
    }
    marks
}

/// "time: 16 pairs, λ 6.283 – 54.4".
fn entry(axis: &str, readers: &[(usize, f64)], language: Language) -> String {
    if readers.is_empty() {
        return messages::ALLOCATION_IDLE.with(language, &[("axis", &axis)]);
    }
    let waves = readers.iter().map(|(_, wave)| *wave);
    let (low, high) = waves.fold((f64::INFINITY, 0.0_f64), |(l, h), wave| (l.min(wave), h.max(wave)));
    let range = format!("{} – {}", significant(low, 3), significant(high, 3));
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("axis", &axis), ("count", &readers.len()), ("range", &range)];
    messages::ALLOCATION_ENTRY.with(language, &values)
}

fn summary(lab: &Lab, head: &Head, language: Language) -> String {
    let frequencies = head.frequencies();
    let axes = head.layout().axes().iter().enumerate();
    let mut parts: Vec<String> = axes
        .map(|(axis, &coordinate)| {
            entry(coordinate_name(coordinate, language), &readers(frequencies, axis), language)
        })
        .collect();
    let still = still(frequencies).len();
    if still > 0 {
        parts.push(messages::ALLOCATION_STILL.with(language, &[("count", &still)]));
    }
    let scheme = lab.slot(lab.show.editing()).title();
    let parts = parts.join(if language == Language::Zh { "；" } else { "; " });
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("scheme", &scheme),
        ("all", &frequencies.pairs().len()),
        ("parts", &parts),
        ("train", &lab.train),
    ];
    messages::ALLOCATION_SUMMARY.with(language, &values)
}

/// Share and wavelength of every axis for every pair.
fn table(head: &Head, language: Language) -> Table {
    let frequencies = head.frequencies();
    let axes = head.layout().axes();
    let names = axes.iter().map(|&axis| coordinate_name(axis, language));
    let column = |axis: &str| {
        [messages::ALLOCATION_SHARE, messages::ALLOCATION_WAVE]
            .map(|text| text.with(language, &[("axis", &axis)]))
    };
    let mut head = vec![messages::PAIR.get(language).to_string()];
    head.extend(names.flat_map(column));
    let numbers = |pair: usize, axis: usize| {
        let wave = wave(frequencies, pair, axis);
        let wave = if wave.is_finite() { significant(wave, 6) } else { "–".into() };
        [significant(share(frequencies, pair, axis), 3), wave]
    };
    let line = |pair: usize| {
        let cells = (0..axes.len()).flat_map(|axis| numbers(pair, axis));
        std::iter::once(pair.to_string()).chain(cells).collect()
    };
    Table { head, rows: (0..frequencies.pairs().len()).map(line).collect() }
}

/// The pair that is looked at, on every axis that it reads.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let Some(pair) = cursor.pair else { return Vec::new() };
    let head = lab.head(lab.show.editing());
    let at = pair as f64;
    let rule = Mark::Rule { along: Side::X, at, ink: Ink::Strong, dashed: true, label: String::new() };
    let waves = (0..head.layout().axes().len()).map(|axis| wave(head.frequencies(), pair, axis));
    let points = waves.filter(|wave| wave.is_finite()).map(|wave| (at, wave)).collect();
    vec![rule, Mark::Points { points, ink: Ink::Strong, radius: 4.0 }]
}

#[cfg(test)]
mod tests;
