//! Which channels turn together, and what happens when code pairs them another way than the weights were trained for?
//!
//! A cell is a channel as the weights made it, coloured by its pair in training. Above, where it is stored; below, where the
//! code turns it. Weights trained for one pairing work with the other once their rows are permuted, and only then (the two
//! pairings differ by a fixed permutation of channels; RoFormer's code and `rotate_half` of transformers).

use rotarium_kernel::additive::Additive;
use rotarium_kernel::attention::Meeting;
use rotarium_kernel::number::significant;
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::{Content, Encoding, Head};

use super::{Answers, View, moved};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster, Table};
use crate::lab::{Cursor, Lab};
use crate::messages::rotation as words;
use crate::mix::Mix;
use crate::pages::{Pages, Rotation};
use crate::score::{Score, meeting, slot};
use crate::text::{Language, Text};

mod rows;

use rows::Rows;

/// The channels.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.mask, lab.reading, lab.decay) = (usual.train, usual.mask, usual.reading, usual.decay);
        (lab.mix.muted, lab.mix.still) = (usual.mix.muted, usual.mix.still);
    },
    step: |lab, cursor, (right, _)| {
        Cursor { pair: Some(moved(cursor.pair.unwrap_or(0), right, lab.dim.pairs())), ..cursor }
    },
    pages: |pages| {
        let Rotation { other, permuted, .. } = pages.rotation;
        Pages { rotation: Rotation { other, permuted, ..Rotation::default() }, ..Pages::default() }
    },
    glides: true,
    ..View::new("pairing", words::PAIRING, words::PAIRING_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle,
    pick,
    overlay,
    ..Answers::of(figure)
};

/// Where a cell ends, as a part of its place.
const GAP: f64 = 0.9;

/// The score with code of one pairing and weights stored for one.
fn score(experiment: &Experiment, given: &[Vec<f32>; 2], pairing: Pairing, permuted: bool) -> Option<f64> {
    let lab = &experiment.lab;
    let own = lab.head(slot(lab));
    let encoding = own.encoding();
    if matches!(encoding.additive, Additive::Sinusoidal(_)) || encoding.bias.by_content().is_some() {
        return None;
    }
    let places = encoding.pairing.permuted(encoding.pairing.other(), lab.dim.pairs(), own.frequencies().rotary_pairs());
    let placed = |vector: &Vec<f32>| -> Vec<f32> {
        if !permuted {
            return vector.clone();
        }
        let mut placed = vec![0.0; places.len()];
        for (from, to) in places.iter().enumerate() {
            placed[*to] = vector.get(from).copied().unwrap_or(0.0);
        }
        placed
    };
    let [q, k] = [placed(&given[0]), placed(&given[1])];
    let turned = Encoding { pairing, ..encoding.clone() };
    let head = Head::new(&turned, lab.dim, &lab.sequence());
    let score = Score::new(experiment, head, Content::Given { q, k }).ok()?;
    Some(score.at(lab.mix.shift as f64, &Mix::default()))
}

/// What was found.
struct Found {
    rows: Rows,
    /// Scores by (other code, permuted weights): neither, the code, the weights, both. Or why there are none.
    scores: Result<[f64; 4], String>,
}

impl Found {
    fn of(experiment: &Experiment) -> Self {
        let Experiment { lab, language, .. } = experiment;
        let rows = Rows::of(lab);
        let scores = Score::of_slot(experiment).and_then(|own| {
            let given = own.held();
            let [kept, other] = [rows.own, rows.own.other()];
            let cases = [(kept, false), (other, false), (kept, true), (other, true)];
            let found = cases.map(|(pairing, permuted)| score(experiment, &given, pairing, permuted));
            let refusal = || {
                let scheme = lab.slot(slot(lab)).title();
                words::PAIRING_NO_SCORE.with(*language, &[("scheme", &scheme)])
            };
            match found {
                [Some(a), Some(b), Some(c), Some(d)] => Ok([a, b, c, d]),
                _ => Err(refusal()),
            }
        });
        Self { rows, scores }
    }

    /// Which of the four scores is that of the switches.
    fn now(&self) -> usize {
        usize::from(self.rows.code != self.rows.own) + 2 * usize::from(self.rows.permuted)
    }

    fn said(&self, language: Language) -> String {
        let torn = self.rows.torn();
        let count = torn.iter().filter(|torn| **torn).count();
        let pairs = words::PAIRING_TORN.with(language, &[("torn", &count), ("all", &torn.len())]);
        let verdict = match &self.scores {
            Err(why) => why.clone(),
            Ok(scores) => {
                let [trained, now] = [scores[0], scores[self.now()]].map(|score| significant(score, 6));
                let same = (scores[0] - scores[self.now()]).abs() < 1e-9 * scores[0].abs().max(1.0);
                let verdict = match (same, count) {
                    (true, 0) => words::PAIRING_SAME,
                    (true, _) => words::PAIRING_BLIND,
                    _ => words::PAIRING_OTHER,
                };
                verdict.with(language, &[("trained", &trained), ("now", &now)])
            }
        };
        let gap = if language == Language::En { " " } else { "" };
        format!("{pairs}{gap}{verdict}")
    }
}

/// "half-split".
fn name(pairing: Pairing, language: Language) -> &'static str {
    let text = match pairing {
        Pairing::Interleaved => words::INTERLEAVED,
        Pairing::HalfSplit => words::HALF_SPLIT,
        Pairing::HalfSplitPerAxis => words::HALF_SPLIT_PER_AXIS,
    };
    text.get(language)
}

fn case_name(rows: &Rows, case: usize, language: Language) -> String {
    let code = if case % 2 == 1 { rows.own.other() } else { rows.own };
    let text = if case < 2 { words::PAIRING_KEPT } else { words::PAIRING_PERMUTED };
    text.with(language, &[("code", &name(code, language))])
}

fn subtitle(lab: &Lab, language: Language) -> String {
    let rows = Rows::of(lab);
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("own", &name(rows.own, language)), ("code", &name(rows.code, language))];
    words::PAIRING_SUB.with(language, &values)
}

fn cell((x, y): (f64, f64), pair: usize, rows: &Rows) -> Mark {
    let colours = ColourScale {
        family: Family::Sequential,
        low: 0.0,
        high: rows.pairs.max(2) as f64 - 1.0,
        clipped: (false, false),
        label: String::new(),
    };
    Mark::Raster(Raster {
        from: (x + 1.0 - GAP, y),
        to: (x + GAP, y + 0.7),
        columns: 1,
        rows: 1,
        cells: Cells::Values(vec![pair as f32]),
        colours,
        explained: false,
    })
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let found = Found::of(experiment);
    let rows = &found.rows;
    let mut marks = Vec::new();
    for (below, text) in [(false, words::PAIRING_STORED), (true, words::PAIRING_TURNED)] {
        let (_, y) = rows.corner(0, below);
        marks.push(Mark::Text { at: (0.0, y - 0.45 * rows.words()), text: text.get(language).into(), anchor: Anchor::Start, ink: Ink::Muted });
    }
    for (channel, pair) in rows.trained.iter().enumerate() {
        let stored = rows.stored[channel];
        marks.push(cell(rows.corner(stored, false), *pair, rows));
        marks.push(cell(rows.corner(rows.turned[stored], true), *pair, rows));
    }
    for (pair, torn) in rows.torn().into_iter().enumerate() {
        let (x, y) = rows.corner(2 * pair, true);
        let ink = if torn { Ink::Warning } else { Ink::Accent };
        let points = vec![(x + 1.0 - GAP, y + 0.8), (x + 1.0 + GAP, y + 0.8)];
        marks.push(Mark::Line { points, ink, width: 2.0, dashed: false });
    }
    let axis = |range| Axis { ticks: false, ..Axis::linear("", range) };
    let (scheme, at) = (lab.slot(slot(lab)).title(), meeting(lab));
    let summary = summary(&found, &scheme, at, language);
    Figure {
        title: format!("{} – {scheme}", VIEW.title.get(language)),
        subtitle: String::new(),
        x: axis((0.0, rows.columns as f64)),
        y: axis((0.0, 2.0 * (rows.words() + rows.height()))).reversed(),
        equal: false,
        marks,
        legend: legend(&found, language),
        summary,
        table: table(&found, language),
    }
}

fn legend(found: &Found, language: Language) -> Vec<Entry> {
    let Ok(scores) = &found.scores else { return Vec::new() };
    let entry = |case: usize| {
        let (name, score) = (case_name(&found.rows, case, language), significant(scores[case], 5));
        let label = words::PAIRING_CASE.with(language, &[("name", &name), ("score", &score)]);
        let ink = if case == found.now() { Ink::Strong } else { Ink::Muted };
        Entry { ink, dashed: case != found.now(), label }
    };
    [0, 1, 3].into_iter().chain((found.now() == 2).then_some(2)).map(entry).collect()
}

fn summary(found: &Found, scheme: &str, at: Meeting, language: Language) -> String {
    let Meeting { query, key, shift } = at;
    let rows = &found.rows;
    let case = case_name(rows, found.now(), language);
    let values: [(&str, &dyn std::fmt::Display); 7] = [
        ("all", &(2 * rows.pairs)),
        ("scheme", &scheme),
        ("own", &name(rows.own, language)),
        ("case", &case),
        ("m", &query),
        ("n", &key),
        ("k", &shift),
    ];
    let gap = if language == Language::En { " " } else { "" };
    format!("{}{gap}{}", words::PAIRING_SUMMARY.with(language, &values), found.said(language))
}

fn table(found: &Found, language: Language) -> Table {
    let rows = &found.rows;
    let names = [words::PAIRING_CHANNEL, words::PAIRING_WAS, words::PAIRING_AT, words::PAIRING_IS];
    let row = |(channel, pair): (usize, &usize)| {
        let stored = rows.stored[channel];
        [channel, *pair, stored, rows.turned[stored] / 2].map(|number| number.to_string()).to_vec()
    };
    let mut lines: Vec<Vec<String>> = rows.trained.iter().enumerate().map(row).collect();
    if let Ok(scores) = &found.scores {
        let line = |case: usize| {
            let score = significant(scores[case], 9);
            vec![case_name(rows, case, language), String::new(), String::new(), score]
        };
        lines.splice(0..0, (0..4).map(line));
    }
    Table { head: names.map(|text: Text| text.get(language).into()).to_vec(), rows: lines }
}

/// The pair that the pointed channel was trained in.
fn pick(lab: &Lab, (x, y): (f64, f64)) -> Option<Cursor> {
    let rows = Rows::of(lab);
    let near = |channel: &usize| {
        let stored = rows.stored[*channel];
        let away = |place, below| {
            let (left, top) = rows.corner(place, below);
            (x - left - 0.5).abs() + (y - top - 0.35).abs()
        };
        away(stored, false).min(away(rows.turned[stored], true))
    };
    let nearest = (0..2 * rows.pairs).min_by(|a, b| near(a).total_cmp(&near(b)))?;
    Some(Cursor { pair: Some(rows.trained[nearest]), ..lab.cursor() })
}

/// The two channels of the pair, where they are stored and where they are turned.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let rows = Rows::of(lab);
    let Some(pair) = cursor.pair.filter(|pair| *pair < rows.pairs) else { return Vec::new() };
    let frame = |(x, y): (f64, f64)| Mark::Frame { from: (x, y - 0.1), to: (x + 1.0, y + 0.8), ink: Ink::Strong };
    let of = |channel: usize| {
        let stored = rows.stored[channel];
        [rows.corner(stored, false), rows.corner(rows.turned[stored], true)].map(frame)
    };
    rows.own.channels(pair, rows.rotary).into_iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn found(link: &str) -> (Found, String) {
        let lab = link::read(link, Language::En).lab;
        let experiment = Experiment::new(&VIEW, &lab, Language::En, 200);
        (Found::of(&experiment), experiment.figure().summary)
    }

    #[test]
    fn permuted_weights_give_the_trained_score_and_others_do_not() {
        for scheme in ["rope", "partial", "m-rope", "yarn", "rope-vit", "gemma-4-vit", "key-norm", "alibi"] {
            let (found, _) = found(&format!("#/rotation?scheme={scheme}&content=gaussian&seed=7&pin=70,30"));
            let [trained, code, weights, both] = found.scores.unwrap();
            assert!((both - trained).abs() < 1e-12 * trained.abs().max(1.0), "{scheme}: {both} {trained}");
            let turns = scheme != "alibi";
            assert_eq!([code, weights].map(|score| (score - trained).abs() > 1e-3), [turns; 2], "{scheme}");
        }
    }

    #[test]
    fn channels_go_where_they_are_said_to_go() {
        // d = 8, half-split: (0, 4), (1, 5), (2, 6), (3, 7). Interleaved code turns 0 with 1, and none of them was a pair.
        let rows = |more: &str| found(&format!("#/rotation?scheme=rope&dim=8{more}")).0.rows;
        assert_eq!(rows("").trained, [0, 1, 2, 3, 0, 1, 2, 3]);
        assert_eq!(rows("").torn(), [false; 4]);
        let other = rows("&code=other");
        assert_eq!((other.turned.clone(), other.torn()), ((0..8).collect(), vec![true; 4]));
        let both = rows("&code=other&weights=permuted");
        assert_eq!((both.stored.clone(), both.torn()), (vec![0, 2, 4, 6, 1, 3, 5, 7], vec![false; 4]));
        assert_eq!(rows("&weights=permuted").torn(), [true; 4]);
        assert_eq!(rows("&code=other&pairing=interleaved").own, Pairing::Interleaved);
    }

    #[test]
    fn content_that_hides_the_pairing_is_named() {
        let (_, same) = found("#/rotation?scheme=rope&code=other");
        assert!(same.contains("cannot tell"), "{same}");
        let (_, differs) = found("#/rotation?scheme=rope&code=other&content=gaussian");
        assert!(differs.contains("instead of"), "{differs}");
        let (_, mended) = found("#/rotation?scheme=rope&code=other&weights=permuted&content=gaussian");
        assert!(mended.contains("the trained score"), "{mended}");
        let (_, added) = found("#/rotation?scheme=sinusoidal&content=gaussian");
        assert!(added.contains("which no permutation of weights moves along"), "{added}");
    }

    #[test]
    fn every_point_leads_to_a_pair() {
        for dim in [2, 80, 512] {
            let lab = link::read(&format!("#/rotation?scheme=rope&dim={dim}"), Language::En).lab;
            for point in [(-9.0, 9.0), (3.0, 2.0), (1e9, -1e9), (f64::NAN, 0.0)] {
                assert!(pick(&lab, point).unwrap().pair.unwrap() < dim / 2);
            }
            let rows = Rows::of(&lab);
            let (x, y) = rows.corner(rows.turned[rows.stored[dim - 1]], true);
            assert_eq!(pick(&lab, (x + 0.5, y + 0.3)).unwrap().pair, Some(rows.trained[dim - 1]));
        }
    }
}
