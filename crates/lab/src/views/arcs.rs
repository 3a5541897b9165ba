//! Which angles has training never shown? A circle per pair: the arc that training travelled, and what the longer text adds to it.
//!
//! A pair that made a full turn in training has seen every angle; the others saw an arc (Su, kexue.fm 9948). Training is that of the
//! same recipe before it was stretched. An arc that reaches less than one token beyond training is not counted as new, as positions
//! divided by s = N/L end at L − 1/s.

use std::f64::consts::TAU;

use rotarium_kernel::Head;
use rotarium_kernel::measures::{Arc, arcs, critical_pair};
use rotarium_kernel::number::significant;

use super::beside::{forget, of_positions};
use super::clocks::sector;
use super::{Answers, View, moved, shown_name};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::messages::length::positions as words;
use crate::messages::rotation as clocks;
use crate::pages::Positions;
use crate::score::slot;
use crate::text::{Language, Text};

/// The circles.
pub static VIEW: View = View {
    forget,
    pages: |_| of_positions(Positions::default()),
    step: |lab, cursor, (right, down)| {
        let row = columns(lab.dim.pairs()) as isize;
        Cursor { pair: Some(moved(cursor.pair.unwrap_or(0), right + down * row, lab.dim.pairs())), ..cursor }
    },
    square: true,
    ..View::new("arcs", words::ARCS, words::ARCS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle,
    pick,
    overlay,
    ..Answers::of(figure)
};

/// Radius of a circle; the next one is 1 away.
const RADIUS: f64 = 0.38;

/// How many circles a row has.
fn columns(pairs: usize) -> usize {
    (libm::ceil(libm::sqrt(pairs as f64)) as usize).max(1)
}

/// The middle of a circle.
fn middle(lab: &Lab, pair: usize) -> (f64, f64) {
    let columns = columns(lab.dim.pairs());
    ((pair % columns) as f64, -((pair / columns) as f64))
}

fn pick(lab: &Lab, (x, y): (f64, f64)) -> Option<Cursor> {
    let pairs = lab.dim.pairs();
    let columns = columns(pairs);
    let place = |value: f64, most: usize| (value.round().max(0.0) as usize).min(most);
    let pair = place(-y, pairs / columns) * columns + place(x, columns - 1);
    Some(Cursor { pair: Some(pair.min(pairs - 1)), ..lab.cursor() })
}

/// The recipe on text, and its arcs.
fn measured(lab: &Lab) -> (Head, Vec<Arc>) {
    let head = lab.head(slot(lab));
    let arcs = arcs(&head, &head.unstretched(), lab.train);
    (head, arcs)
}

/// Pairs that turn and made no full turn in training, those that meet new angles, and the mean share of a turn that is new.
fn told(arcs: &[Arc]) -> (usize, usize, f64) {
    let open = arcs.iter().filter(|arc| is_open(arc)).count();
    let new = arcs.iter().filter(|arc| arc.unseen() > 0.0).count();
    let mean = arcs.iter().map(Arc::unseen).sum::<f64>() / arcs.len().max(1) as f64;
    (open, new, mean)
}

fn is_open(arc: &Arc) -> bool {
    arc.trained < 1.0 && (arc.trained > 0.0 || arc.reached > 0.0)
}

fn subtitle(lab: &Lab, language: Language) -> String {
    let (_, arcs) = measured(lab);
    let (_, new, mean) = told(&arcs);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("new", &new), ("all", &arcs.len()), ("mean", &significant(100.0 * mean, 3))];
    words::ARCS_SUB.with(language, &values)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (head, arcs) = measured(lab);
    let columns = columns(arcs.len());
    let rows = arcs.len().div_ceil(columns);
    let mut marks = Vec::new();
    for (pair, arc) in arcs.iter().enumerate() {
        let at = middle(lab, pair);
        draw(arc, at, &mut marks);
        if pair % columns == 0 {
            let at = (at.0 - 0.55, at.1);
            marks.push(Mark::Text { at, text: pair.to_string(), anchor: Anchor::End, ink: Ink::Muted });
        }
    }
    let axis = |range| Axis { ticks: false, ..Axis::linear("", range) };
    let entry = |ink, text: Text| Entry { ink, dashed: false, label: text.get(language).into() };
    Figure {
        title: format!("{} – {}", VIEW.title.get(language), shown_name(lab, language)),
        subtitle: String::new(),
        x: axis((-1.2, columns as f64 - 0.4)),
        y: axis((0.4 - rows as f64, 0.6)),
        equal: true,
        marks,
        legend: vec![entry(Ink::Accent, words::ARC_TRAINED), entry(Ink::Warning, words::ARC_NEW)],
        summary: summary(lab, &head, &arcs, language),
        table: table(&arcs, language),
    }
}

/// A faint circle, the arc of training, and what lies beyond it.
fn draw(arc: &Arc, at: (f64, f64), marks: &mut Vec<Mark>) {
    let line = |from: f64, to: f64, ink, width| {
        let steps = libm::ceil((to - from) * 48.0).max(1.0) as usize;
        let point = |step: usize| {
            let (sin, cos) = libm::sincos(TAU * (from + (to - from) * step as f64 / steps as f64));
            (at.0 + RADIUS * cos, at.1 + RADIUS * sin)
        };
        Mark::Line { points: (0..=steps).map(point).collect(), ink, width, dashed: false }
    };
    let ring = if arc.trained >= 1.0 { (Ink::Accent, 1.5) } else { (Ink::Muted, 0.75) };
    marks.push(line(0.0, 1.0, ring.0, ring.1));
    if arc.trained >= 1.0 {
        return;
    }
    let unseen = arc.unseen();
    if unseen > 0.0 {
        marks.extend(sector::shade(at, RADIUS, TAU * arc.trained, TAU * unseen, Ink::Warning));
        marks.push(line(arc.trained, arc.trained + unseen, Ink::Warning, 3.0));
    }
    if arc.trained > 0.0 {
        marks.extend(sector::shade(at, RADIUS, 0.0, TAU * arc.trained, Ink::Accent));
        marks.push(line(0.0, arc.trained, Ink::Accent, 2.5));
    }
}

fn summary(lab: &Lab, head: &Head, arcs: &[Arc], language: Language) -> String {
    let (open, new, mean) = told(arcs);
    let beyond = arcs.iter().filter(|arc| arc.beyond() > 0.0).count();
    let more = arcs.iter().map(Arc::beyond).sum::<f64>() / arcs.len().max(1) as f64;
    let channels = head.encoding().ladder.rotary_channels(lab.dim);
    let critical = critical_pair(head.encoding().ladder.base(), channels, lab.train as f64);
    let critical = if critical.is_finite() { significant(critical, 4) } else { "–".into() };
    words::ARCS_SUMMARY.with(
        language,
        &[
            ("scheme", &shown_name(lab, language)),
            ("all", &arcs.len()),
            ("open", &open),
            ("train", &lab.train),
            ("critical", &critical),
            ("n", &lab.tokens()),
            ("new", &new),
            ("mean", &significant(mean, 3)),
            ("beyond", &beyond),
            ("more", &significant(more, 3)),
        ],
    )
}

fn table(arcs: &[Arc], language: Language) -> Table {
    let names = [messages::PAIR, words::ARC_TRAINED, words::ARC_REACHED, words::ARC_NEW, clocks::SEEN_IN_TRAINING];
    let head = names.map(|text| text.get(language).into()).to_vec();
    let line = |(pair, arc): (usize, &Arc)| {
        let numbers = [arc.trained, arc.reached, arc.unseen()].map(|share| significant(share, 4));
        let seen = if arc.unseen() > 0.0 { clocks::NO } else { clocks::YES };
        std::iter::once(pair.to_string()).chain(numbers).chain([seen.get(language).into()]).collect()
    };
    Table { head, rows: arcs.iter().enumerate().map(line).collect() }
}

/// The circle that is looked at.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let Some(pair) = cursor.pair.filter(|pair| *pair < lab.dim.pairs()) else { return Vec::new() };
    let (x, y) = middle(lab, pair);
    let mut marks = vec![Mark::Frame { from: (x - 0.5, y - 0.5), to: (x + 0.5, y + 0.5), ink: Ink::Accent }];
    let mut text = lab.clone();
    forget(&mut text);
    let (_, arcs) = measured(&text);
    if let Some(arc) = arcs.get(pair) {
        let turns = [arc.trained, arc.reached].map(|share| significant(360.0 * share, 3));
        let side = columns(lab.dim.pairs()) as f64;
        let anchor = if x < side / 2.0 { Anchor::Start } else { Anchor::End };
        let text = format!("{pair}: {}° → {}°", turns[0], turns[1]);
        marks.push(Mark::Text { at: (x, y - 0.75), text, anchor, ink: Ink::Strong });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn figure(link: &str) -> Figure {
        let opened = link::read(link, Language::En);
        assert_eq!(opened.notices, [], "{link}");
        Experiment::new(&VIEW, &opened.lab, Language::En, 400).figure()
    }

    /// Trained on 512, read at 4096: §13.3 of the notes on length.
    #[test]
    fn every_recipe_says_how_many_pairs_meet_new_angles() {
        for (recipe, beyond, sub) in [
            ("rope", "33 pairs, 0.22", "33 of 64 pairs, on average 22 % new"),
            ("ntk&factor=8", "33 pairs, 0.0746", "32 of 64 pairs, on average 7.46 % new"),
            ("ntk-mixed&factor=8&exponent=0.625", "33 pairs, 0.05", "32 of 64 pairs, on average 5.34 % new"),
            ("pi&factor=8", "33 pairs, 0.000186", "0 of 64 pairs, on average 0 % new"),
            ("yarn&factor=8&original=512", "33 pairs, 0.000186", "0 of 64 pairs, on average 0 % new"),
            ("rerope&window=128", "0 pairs, 0", "0 of 64 pairs, on average 0 % new"),
        ] {
            let figure = figure(&format!("#/length?scheme={recipe}"));
            assert_eq!(figure.subtitle, sub, "{recipe}");
            assert!(figure.summary.contains("33 of 64 pairs") && figure.summary.contains("30.58"));
            assert!(figure.summary.contains(beyond), "{}", figure.summary);
        }
    }

    #[test]
    fn arcs_worked_out_by_hand() {
        // d = 4, b = 10⁴: pair 1 turns 1/100 a token; 101 tokens reach 1 radian in training, a text of 201 reaches 2.
        let figure = figure("#/length?scheme=rope&dim=4&train=101&seq=t201");
        assert_eq!(figure.table.rows[1][1..4], ["0.1592", "0.3183", "0.1592"]);
        assert_eq!(figure.table.rows[0][1..4], ["1", "1", "0"]);
    }

    #[test]
    fn every_point_leads_to_a_circle() {
        for dim in [2.0, 96.0, 128.0, 512.0] {
            let lab = Lab { dim: rotarium_kernel::HeadDim::nearest(dim), ..Lab::default() };
            for pair in 0..lab.dim.pairs() {
                assert_eq!(pick(&lab, middle(&lab, pair)).unwrap().pair, Some(pair));
            }
            for point in [(-9.0, 9.0), (99.0, -99.0), (f64::NAN, f64::NAN)] {
                assert!(pick(&lab, point).unwrap().pair.unwrap() < lab.dim.pairs());
            }
        }
    }
}
