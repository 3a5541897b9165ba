//! What do angles and scores lose in few digits? The error of p·θ of each pair in f32, f16 and bf16 against f64, and the score
//! at the cursor in the same types.
//!
//! What is rounded where is said in [`rotarium_kernel::attention::Format`]'s module and, to people, under the pane.

use rotarium_kernel::attention::{Format, Meeting, Rounding};
use rotarium_kernel::number::significant;
use std::f64::consts::PI;

use super::{Answers, View, moved};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::messages::rotation as words;
use crate::pages::{Pages, Rotation};
use crate::score::{Score, meeting, slot};
use crate::text::Language;

/// The errors.
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
        let Rotation { position, kept, .. } = pages.rotation;
        let rotation = Rotation { position, kept, ..Rotation::default() };
        Pages { rotation, ..Pages::default() }
    },
    ..View::new("precision", words::PRECISION, words::PRECISION_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let Meeting { query, key, .. } = meeting(lab);
        words::PRECISION_SUB.with(language, &[("p", &position(lab)), ("m", &query), ("n", &key)])
    },
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

/// Errors below are drawn here.
const FLOOR: f64 = 1e-12;
/// The inks of [`Format::ROUNDED`].
const INKS: [Ink; 3] = [Ink::Accent, Ink::Second, Ink::Warning];

fn position(lab: &Lab) -> String {
    printed(lab.pages.rotation.position as f64)
}

/// One type of numbers.
struct Kind {
    format: Format,
    ink: Ink,
    /// Whether the scores that are told are those with angles in f32.
    kept: bool,
    /// The position in the type of the angles.
    place: f64,
    /// |p·θ − p·θ in f64| of each pair, radians.
    errors: Vec<f64>,
    /// The score at the cursor with everything in this type, and with angles in f32.
    scores: Option<[f64; 2]>,
}

impl Kind {
    /// Whether no pair has an angle.
    fn is_over(&self) -> bool {
        self.place.is_infinite()
    }

    /// The pair whose angle is worst, and by how much.
    fn worst(&self) -> (usize, f64) {
        let pairs = self.errors.iter().copied().enumerate();
        pairs.fold((0, 0.0), |worst, pair| if pair.1 > worst.1 { pair } else { worst })
    }

    fn name(&self) -> String {
        self.format.name().into()
    }

    /// The legend.
    fn told(&self, exact: Option<f64>, language: Language) -> String {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("name", &self.name()), ("place", &printed(self.place))];
        let curve = if self.is_over() { words::PRECISION_BEYOND } else { words::PRECISION_CURVE };
        let curve = curve.with(language, &values);
        let (Some([all, kept]), Some(exact)) = (self.scores, exact) else { return curve };
        let score = if self.kept { kept } else { all };
        let error = number((score - exact).abs(), 3, language);
        words::PRECISION_SCORE.with(language, &[("curve", &curve), ("error", &error)])
    }

    /// A sentence on its angles.
    fn said(&self, language: Language) -> String {
        if self.is_over() {
            let most = printed(Format::F16.round(65_504.0));
            return words::PRECISION_OVER.with(language, &[("name", &self.name()), ("most", &most)]);
        }
        let ((pair, error), place) = (self.worst(), printed(self.place));
        if error == 0.0 {
            return words::PRECISION_EXACT.with(language, &[("name", &self.name()), ("place", &place)]);
        }
        let lost = self.errors.iter().filter(|error| **error > 1.0).count();
        let values: [(&str, &dyn std::fmt::Display); 6] = [
            ("name", &self.name()),
            ("place", &place),
            ("pair", &pair),
            ("error", &significant(error, 3)),
            ("lost", &lost),
            ("all", &self.errors.len()),
        ];
        words::PRECISION_WORST.with(language, &values)
    }
}

/// A score as people read it: 16-bit angles may leave none.
fn number(score: f64, digits: usize, language: Language) -> String {
    if score.is_finite() { significant(score, digits) } else { words::PRECISION_NAN.get(language).into() }
}

/// What is known of the present recipe.
struct Found {
    /// p·θ of each pair, radians.
    angles: Vec<f64>,
    kinds: Vec<Kind>,
    /// The score in f64, or why there is none.
    exact: Result<f64, String>,
}

impl Found {
    fn of(experiment: &Experiment) -> Self {
        let Experiment { lab, language, .. } = experiment;
        let at = lab.pages.rotation.position as f64;
        let score = Score::of_slot(experiment);
        let (angles, head) = match &score {
            Ok(score) => (score.head.angles_in(Format::F64, at), None),
            Err(_) => {
                let head = lab.head(slot(lab));
                (head.angles_in(Format::F64, at), Some(head))
            }
        };
        let scored = |rounding| score.as_ref().ok()?.rounded(lab.mix.shift as f64, rounding);
        let kind = |(format, ink)| {
            let head = head.as_ref().or(score.as_ref().ok().map(|score| &score.head));
            let held = if lab.pages.rotation.kept { Format::F32 } else { format };
            let rounded = head.map_or(Vec::new(), |head| head.angles_in(held, at));
            let errors = rounded.iter().zip(&angles).map(|(a, b)| (a - b).abs()).collect();
            let kept = Rounding { angles: Format::F32, rest: format };
            let scores = scored(Rounding::all(format)).zip(scored(kept)).map(|(all, kept)| [all, kept]);
            Kind { format, ink, kept: lab.pages.rotation.kept, place: held.round(at), errors, scores }
        };
        let kinds = Format::ROUNDED.into_iter().zip(INKS).map(kind).collect();
        let exact = scored(Rounding::all(Format::F64)).ok_or_else(|| match &score {
            Err(refusal) => refusal.clone(),
            Ok(_) => {
                let scheme = lab.slot(slot(lab)).title();
                words::PRECISION_NO_SCORE.with(*language, &[("scheme", &scheme)])
            }
        });
        Self { angles, kinds, exact }
    }

    /// The sentence on the scores.
    fn scores(&self, lab: &Lab, language: Language) -> String {
        let exact = match &self.exact {
            Ok(exact) => significant(*exact, 5),
            Err(why) => return why.clone(),
        };
        let one = |kind: &Kind| {
            let [all, kept] = kind.scores.unwrap_or([f64::NAN; 2]).map(|score| number(score, 5, language));
            let said = |text: crate::Text, score: &String| text.with(language, &[("score", score), ("name", &kind.name())]);
            let both = [said(words::PRECISION_AS, &all), said(words::PRECISION_KEPT, &kept)];
            let many = if kind.format == Format::F32 { 1 } else { 2 };
            both.into_iter().take(many).collect::<Vec<_>>()
        };
        let scores: Vec<_> = self.kinds.iter().flat_map(one).collect();
        let comma = if language == Language::En { ", " } else { "，" };
        let Meeting { query, key, shift } = meeting(lab);
        let values: [(&str, &dyn std::fmt::Display); 5] =
            [("m", &query), ("n", &key), ("k", &shift), ("exact", &exact), ("scores", &scores.join(comma))];
        words::PRECISION_AT.with(language, &values)
    }

    fn table(&self, language: Language) -> Table {
        let off = |kind: &Kind| words::PRECISION_OFF.with(language, &[("name", &kind.name())]);
        let names = [messages::PAIR, words::PRECISION_ANGLE].map(|text| text.get(language).to_string());
        let row = |(pair, angle): (usize, &f64)| {
            let errors = self.kinds.iter().map(|kind| match kind.errors.get(pair) {
                Some(error) if error.is_finite() => significant(*error, 3),
                _ => "∞".into(),
            });
            [pair.to_string(), significant(*angle, 8)].into_iter().chain(errors).collect()
        };
        Table {
            head: names.into_iter().chain(self.kinds.iter().map(off)).collect(),
            rows: self.angles.iter().enumerate().map(row).collect(),
        }
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let found = Found::of(experiment);
    let finite = |error: &&f64| error.is_finite();
    let largest = found.kinds.iter().flat_map(|kind| kind.errors.iter().filter(finite)).fold(0.0_f64, |a, b| a.max(*b));
    let label = String::new();
    let mut marks = vec![Mark::Rule { along: Side::Y, at: PI, ink: Ink::Muted, dashed: true, label }];
    for kind in found.kinds.iter().filter(|kind| !kind.is_over()) {
        let points = kind.errors.iter().enumerate().map(|(pair, error)| (pair as f64, error.max(FLOOR)));
        let points: Vec<_> = points.collect();
        marks.push(Mark::Points { points: points.clone(), ink: kind.ink, radius: 1.75 });
        marks.push(Mark::Line { points, ink: kind.ink, width: 1.5, dashed: false });
    }
    let exact = found.exact.as_ref().ok().copied();
    let entry = |kind: &Kind| Entry { ink: kind.ink, dashed: false, label: kind.told(exact, language) };
    let half = Entry { ink: Ink::Muted, dashed: true, label: words::PRECISION_HALF.get(language).into() };
    let (scheme, p) = (lab.slot(slot(lab)).title(), position(lab));
    let sentences = found.kinds.iter().map(|kind| kind.said(language));
    let gap = if language == Language::En { " " } else { "" };
    let said = sentences.chain([found.scores(lab, language)]).collect::<Vec<_>>().join(gap);
    Figure {
        title: format!("{} – {scheme}", VIEW.title.get(language)),
        subtitle: String::new(),
        x: Axis::linear(messages::PAIR.get(language), (-0.6, lab.dim.pairs() as f64 - 0.4)),
        y: Axis::logarithmic(words::PRECISION_Y.get(language), (FLOOR, (3.0 * largest).max(100.0))),
        equal: false,
        marks,
        legend: found.kinds.iter().map(entry).chain([half]).collect(),
        summary: words::PRECISION_SUMMARY.with(language, &[("scheme", &scheme), ("p", &p), ("said", &said)]),
        table: found.table(language),
    }
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
    fn errors_worked_out_by_hand() {
        // d = 4, b = 10⁴: θ = 1 and 0.01, in bf16 164/2¹⁴. Position 257 is 256 there and 257 in the others.
        let (found, summary) = found("#/rotation?scheme=rope&dim=4&position=257");
        assert_eq!(found.angles, [257.0, 257.0 * 0.01]);
        let [f32, f16, bf16] = [0, 1, 2].map(|kind| &found.kinds[kind]);
        assert_eq!([f32.place, f16.place, bf16.place], [257.0, 257.0, 256.0]);
        assert_eq!(bf16.errors, [1.0, (256.0 * 164.0 / 16384.0 - 257.0 * 0.01_f64).abs()]);
        assert_eq!([f32.errors[0], f16.errors[0]], [0.0, 0.0]);
        assert_eq!(bf16.worst(), (0, 1.0));
        assert!(summary.contains("bf16: the position becomes 256; pair 0 is worst, off by 1 rad; 0 of 2"), "{summary}");
    }

    #[test]
    fn what_has_no_angle_or_no_score_says_so() {
        let (over, summary) = found("#/rotation?scheme=rope&image=none&before=400&position=70000");
        assert!(over.kinds[1].is_over() && summary.contains("f16: the position is beyond 65"), "{summary}");
        assert!(!over.kinds[2].is_over());
        let (bent, summary) = found("#/rotation?scheme=rerope");
        assert!(bent.exact.is_err() && summary.contains("ReRoPE does more than turn pairs"), "{summary}");
        let (_, long) = found("#/rotation?content=gaussian&image=none&before=100000");
        assert!(long.contains("tokens"), "{long}");
        let (still, summary) = found("#/rotation?scheme=none");
        assert!(still.kinds.iter().all(|kind| kind.errors == [0.0; 64]) && summary.contains("every angle is exact"));
    }

    #[test]
    fn angles_in_f32_are_those_of_f32_whatever_the_rest() {
        let link = "#/rotation?scheme=rope&image=none&before=20000&pin=19999,19950&position=70000";
        let told = |found: &Found| found.kinds[2].told(found.exact.clone().ok(), Language::En);
        let ((same, _), (kept, summary)) = (found(link), found(&format!("{link}&angles=f32")));
        // 19 999 and 19 950 are one position in bf16.
        assert!(told(&same).contains("off by 5."), "{}", told(&same));
        assert!(told(&kept).contains("off by 0.0"), "{}", told(&kept));
        assert!(same.kinds[1].is_over() && !kept.kinds[1].is_over());
        assert!(!summary.contains("no pair has an angle"), "{summary}");
        assert_eq!(kept.kinds[0].errors, kept.kinds[1].errors);
        assert_eq!(kept.kinds[0].errors, kept.kinds[2].errors);
    }

    #[test]
    fn the_score_in_f64_is_that_of_the_mixer() {
        let lab = link::read("#/rotation?scheme=m-rope&content=gaussian&shift=70", Language::En).lab;
        let experiment = Experiment::new(&VIEW, &lab, Language::En, 200);
        let score = Score::of_slot(&experiment).unwrap();
        let wanted = score.at(70.0, &crate::mix::Mix::default());
        assert!((Found::of(&experiment).exact.unwrap() - wanted).abs() < 1e-11);
    }
}
