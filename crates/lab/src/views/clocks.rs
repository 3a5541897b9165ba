//! Where do the hands of each pair stand? A dial per pair: the query's hand, the key's, and the arc that training showed.
//!
//! Angles grow anticlockwise from the right, as in e^(iφ). The query's hand stands φ = ω·ρ ahead of the key's, which is ω·r_m
//! wherever distances are what they are. A pair that makes no full turn within the training length has seen the angles of
//! one arc only (Su, kexue.fm 9948); it is shaded from the key's hand on, so that a query's hand outside is new to the model.

use std::f64::consts::TAU;

use rotarium_kernel::attention::Meeting;
use rotarium_kernel::number::significant;
use rotarium_kernel::Head;

use super::spectrum::unfinished;
use super::{Answers, View, moved};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::messages::rotation as words;
use crate::score::{meeting, slot};
use crate::text::{Language, Text};

pub(super) mod sector;

/// Dials on one page; the page is that of the pair that is looked at.
const PAGE: usize = 64;
/// Dials in a full row.
const ROW: usize = 11;
/// Width of a dial with a number of its own, in device pixels.
const NAMED: usize = 60;
/// Radius of a dial; the next one is 1 away.
const RADIUS: f64 = 0.42;

/// The dials.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.content, lab.mask, lab.reading, lab.decay) = (usual.content, usual.mask, usual.reading, usual.decay);
    },
    step: |lab, cursor, (right, down)| {
        let row = columns(lab.dim.pairs().min(PAGE)) as isize;
        Cursor { pair: Some(moved(cursor.pair.unwrap_or(0), right + down * row, lab.dim.pairs())), ..cursor }
    },
    ..View::new("clocks", words::CLOCKS, words::CLOCKS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle,
    pick,
    overlay,
    ..Answers::of(figure)
};

/// The pairs whose dials are shown.
fn shown(lab: &Lab) -> std::ops::Range<usize> {
    let first = lab.cursor().pair.unwrap_or(0).min(lab.dim.pairs() - 1) / PAGE * PAGE;
    first..(first + PAGE).min(lab.dim.pairs())
}

/// How many dials a row has.
fn columns(dials: usize) -> usize {
    let even = libm::ceil(libm::sqrt(dials as f64 * ROW as f64 / 6.0)) as usize;
    even.clamp(1, ROW)
}

/// The middle of a dial.
fn middle(lab: &Lab, pair: usize) -> (f64, f64) {
    let shown = shown(lab);
    let (at, columns) = (pair - shown.start, columns(shown.len()));
    ((at % columns) as f64, -((at / columns) as f64))
}

fn pick(lab: &Lab, (x, y): (f64, f64)) -> Option<Cursor> {
    let shown = shown(lab);
    let columns = columns(shown.len());
    let place = |value: f64, most: usize| (value.round().max(0.0) as usize).min(most);
    let at = place(-y, shown.len() / columns) * columns + place(x, columns - 1);
    Some(Cursor { pair: Some((shown.start + at).min(shown.end - 1)), ..lab.cursor() })
}

fn subtitle(lab: &Lab, language: Language) -> String {
    let Meeting { query, key, shift } = meeting(lab);
    let (pairs, all) = (shown(lab), lab.dim.pairs());
    let values: [(&str, &dyn std::fmt::Display); 3] = [("first", &pairs.start), ("last", &(pairs.end - 1)), ("all", &all)];
    let shown = words::CLOCKS_SHOWN.with(language, &values);
    words::CLOCKS_SUB.with(language, &[("m", &query), ("n", &key), ("k", &shift), ("shown", &shown)])
}

/// A dial as numbers.
struct Dial {
    pair: usize,
    /// ω·r of the key, radians.
    key: f64,
    /// φ: how far the query's hand is ahead of the key's, radians.
    between: f64,
    /// Turns within the training length.
    turns: f64,
    muted: bool,
}

impl Dial {
    /// All pairs.
    fn all(lab: &Lab, head: &Head) -> Vec<Self> {
        let at = meeting(lab);
        let (keys, turned) = (head.hands(at.key, at.shift), head.turned(at));
        let dial = |(pair, (key, between)): (usize, (f64, f64))| {
            let still = lab.mix.still.has(pair);
            let [key, between] = [key, between].map(|angle| if still { 0.0 } else { angle });
            let turns = if still { 0.0 } else { head.frequencies().turns(pair, lab.train as f64) };
            Self { pair, key, between, turns, muted: lab.mix.muted.has(pair) }
        };
        keys.into_iter().zip(turned).enumerate().map(dial).collect()
    }

    fn turns_at_all(&self) -> bool {
        self.turns > 0.0
    }

    fn is_unfinished(&self) -> bool {
        self.turns < 1.0
    }

    /// Whether training showed the angle between the hands: distances below the training length.
    fn is_seen(&self) -> bool {
        !self.turns_at_all() || !self.is_unfinished() || self.between.abs() < self.turns * TAU
    }

    fn draw(&self, (x, y): (f64, f64), is_named: bool, marks: &mut Vec<Mark>) {
        let at = |angle: f64, radius: f64| {
            let (sin, cos) = libm::sincos(angle);
            (x + radius * cos, y + radius * sin)
        };
        let arc = |from: f64, sweep: f64, radius: f64| -> Vec<(f64, f64)> {
            let steps = libm::ceil(sweep.abs() / TAU * 40.0).max(1.0) as usize;
            (0..=steps).map(|step| at(from + sweep * step as f64 / steps as f64, radius)).collect()
        };
        let unfinished = self.turns_at_all() && self.is_unfinished();
        let ink = if unfinished && !self.muted { Ink::Warning } else { Ink::Muted };
        marks.push(Mark::Line { points: arc(0.0, TAU, RADIUS), ink, width: 1.0, dashed: self.muted });
        let label = (x - 0.5, y + 0.41);
        if is_named {
            marks.push(Mark::Text { at: label, text: self.pair.to_string(), anchor: Anchor::Start, ink: Ink::Muted });
        }
        if self.muted {
            return;
        }
        let trained = self.turns * TAU * if self.between < 0.0 { -1.0 } else { 1.0 };
        if unfinished {
            marks.extend(sector::shade((x, y), RADIUS, self.key, trained, Ink::Warning));
            marks.push(Mark::Line { points: arc(self.key, trained, RADIUS), ink, width: 3.0, dashed: false });
        }
        let between = self.between % TAU;
        marks.push(Mark::Line { points: arc(self.key, between, 0.16), ink: Ink::Strong, width: 1.25, dashed: false });
        for (angle, ink, width) in [(self.key, Ink::Second, 1.75), (self.key + self.between, Ink::Accent, 2.0)] {
            marks.push(Mark::Line { points: vec![(x, y), at(angle, RADIUS - 0.03)], ink, width, dashed: false });
        }
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let language = *language;
    let head = lab.head(slot(lab));
    let dials = Dial::all(lab, &head);
    let pairs = shown(lab);
    let columns = columns(pairs.len());
    let mut marks = Vec::new();
    for dial in &dials[pairs.clone()] {
        // Small dials have no room for a number each.
        let is_named = *cells as usize >= NAMED * columns || (dial.pair - pairs.start).is_multiple_of(columns);
        dial.draw(middle(lab, dial.pair), is_named, &mut marks);
    }
    let rows = pairs.len().div_ceil(columns);
    let axis = |range| Axis { ticks: false, ..Axis::linear("", range) };
    let entry = |ink, text: Text| Entry { ink, dashed: false, label: text.get(language).into() };
    Figure {
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(slot(lab)).title()),
        subtitle: String::new(),
        x: axis((-0.55, columns as f64 - 0.45)),
        y: axis((0.45 - rows as f64, 0.55)),
        equal: true,
        marks,
        legend: vec![entry(Ink::Accent, words::HAND_QUERY), entry(Ink::Second, words::HAND_KEY), entry(Ink::Warning, words::TRAINED_ARC)],
        summary: summary(lab, &head, &dials, language),
        table: table(lab, &dials, language),
    }
}

fn summary(lab: &Lab, head: &Head, dials: &[Dial], language: Language) -> String {
    let Meeting { query, key, shift } = meeting(lab);
    let beyond = dials.iter().filter(|dial| !dial.is_seen()).count();
    words::CLOCKS_SUMMARY.with(
        language,
        &[
            ("all", &dials.len()),
            ("scheme", &lab.slot(slot(lab)).title()),
            ("m", &query),
            ("n", &key),
            ("k", &shift),
            ("unfinished", &unfinished(head, lab.train as f64, language)),
            ("beyond", &beyond),
        ],
    )
}

fn table(lab: &Lab, dials: &[Dial], language: Language) -> Table {
    let turns = words::TURNS_TRAINED.with(language, &[("length", &lab.train)]);
    let names = [messages::PAIR, words::ANGLE_QUERY, words::ANGLE_KEY, words::ANGLE_BETWEEN].map(|text| text.get(language).into());
    let head = names.into_iter().chain([turns, words::SEEN_IN_TRAINING.get(language).into()]).collect();
    let line = |dial: &Dial| {
        let numbers = [dial.key + dial.between, dial.key, dial.between, dial.turns].map(|number| significant(number, 6));
        let seen = if dial.is_seen() { words::YES } else { words::NO };
        std::iter::once(dial.pair.to_string()).chain(numbers).chain([seen.get(language).into()]).collect()
    };
    Table { head, rows: dials.iter().map(line).collect() }
}

/// The dial that is looked at.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let Some(pair) = cursor.pair.filter(|pair| shown(lab).contains(pair)) else { return Vec::new() };
    let (x, y) = middle(lab, pair);
    vec![Mark::Frame { from: (x - 0.5, y - 0.5), to: (x + 0.5, y + 0.5), ink: Ink::Accent }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn dials(link: &str) -> Vec<Dial> {
        let lab = link::read(link, Language::En).lab;
        Dial::all(&lab, &lab.head(slot(&lab)))
    }

    #[test]
    fn hands_worked_out_by_hand() {
        // d = 4, b = 10⁴: θ = 1 and 1/100, so that pair 1 makes 100/(2π·100) turns in 100 tokens.
        let link = "#/rotation?scheme=rope&dim=4&image=none&before=300&train=100&pin=207,7&shift=3";
        let dials = dials(link);
        assert_eq!([dials[0].key, dials[0].between], [10.0, 200.0]);
        assert!((dials[1].turns - 1.0 / TAU).abs() < 1e-15 && dials[1].is_unfinished());
        assert!(dials[0].is_seen() && !dials[1].is_seen());
    }

    #[test]
    fn the_pages_follow_the_pair_and_every_point_leads_to_a_dial_on_them() {
        for (dim, pair, pages) in [(2, 0, 0..1), (128, 63, 0..64), (512, 200, 192..256), (132, 65, 64..66)] {
            let lab = link::read(&format!("#/rotation?dim={dim}&pin=9,3,{pair}"), Language::En).lab;
            assert_eq!(shown(&lab), pages);
            for point in [(-9.0, 9.0), (3.0, -2.0), (99.0, -99.0), (f64::NAN, f64::NAN)] {
                assert!(pages.contains(&pick(&lab, point).unwrap().pair.unwrap()));
            }
            for pair in pages {
                assert_eq!(pick(&lab, middle(&lab, pair)).unwrap().pair, Some(pair));
            }
        }
    }
}
