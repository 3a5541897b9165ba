//! What happens to a score when both tokens move? It stays where only the difference of positions enters.
//!
//! What the tokens hold moves with them. For comparison: RoPE-1D, and sinusoidal vectors added to q and k (Vaswani et al.,
//! arXiv:1706.03762), whose products of content and position depend on where the tokens are (Su, kexue.fm 8231). There, “all
//! ones” is content as well, other than where the slot itself adds vectors.

use rotarium_kernel::attention::Meeting;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Content, Head, Settings, schemes};

use super::{Answers, View, moved};
use crate::content::ContentKind;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{Cursor, Lab};
use crate::messages::rotation as words;
use crate::mix::Mix;
use crate::score::{Score, meeting, slot};
use crate::text::Language;

/// The score against the shift.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.mask, lab.reading, lab.decay) = (usual.train, usual.mask, usual.reading, usual.decay);
    },
    step: |lab, cursor, (right, _)| {
        let last = lab.tokens();
        Cursor { query: moved(cursor.query, right, last), key: moved(cursor.key, right, last), ..cursor }
    },
    ..View::new("shift", words::SHIFT, words::SHIFT_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |_, language| words::SHIFT_AXIS.get(language).into(),
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

/// Most shifts at which the scores are worked out.
const STEPS: u32 = 400;

/// A recipe whose score is followed.
struct Curve {
    name: String,
    ink: Ink,
    dashed: bool,
    points: Vec<(f64, f64)>,
    before: f64,
    after: f64,
}

/// The last shift that is drawn: a little more than the present one.
fn reach(lab: &Lab) -> f64 {
    (lab.mix.shift as f64 * 1.25).max(128.0)
}

/// What vectors are added to: there, content that is all ones is content.
fn given(lab: &Lab) -> Content {
    match lab.content.kind {
        ContentKind::Ones => Content::Given { q: vec![1.0], k: vec![1.0] },
        _ => lab.content.content(),
    }
}

/// A scheme with the base of the slot.
fn beside(lab: &Lab, id: &str) -> Head {
    let scheme = schemes::find(id).unwrap_or(schemes::ALL[0]);
    let encoding = scheme.encoding(lab.dim, lab.slot(slot(lab)).base, &Settings::default());
    Head::new(&encoding, lab.dim, &lab.sequence())
}

fn curves(experiment: &Experiment) -> Result<(Vec<Curve>, bool), String> {
    let Experiment { lab, language, cells, .. } = experiment;
    let steps = STEPS.min(*cells).max(2);
    let follow = |score: &Score, mix: &Mix, name: String, ink, dashed| {
        let at = |step: u32| {
            let shift = (reach(lab) * f64::from(step) / f64::from(steps)).round();
            (shift, score.at(shift, mix))
        };
        let (before, after) = (score.at(0.0, mix), score.at(lab.mix.shift as f64, mix));
        Curve { name, ink, dashed, points: (0..=steps).map(at).collect(), before, after }
    };
    let own = Score::of_slot(experiment)?;
    let rope = Score::new(experiment, beside(lab, "rope"), lab.content.content())?;
    let added = Score::new(experiment, beside(lab, "sinusoidal"), given(lab))?;
    let (all, name) = (Mix::default(), lab.slot(slot(lab)).title());
    let added_name = words::SHIFT_ADDED.get(*language).to_string();
    let curves = vec![
        follow(&added, &all, added_name, Ink::Warning, false),
        follow(&rope, &all, "RoPE-1D".into(), Ink::Second, true),
        follow(&own, &lab.mix, format!("{:?} {name}", slot(lab)), Ink::Accent, false),
    ];
    Ok((curves, own.is_shift_invariant()))
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let title = format!("{} – {}", VIEW.title.get(language), lab.slot(slot(lab)).title());
    let mut figure = Figure {
        x: Axis::linear(words::SHIFT_AXIS.get(language), (0.0, reach(lab))),
        ..Figure::titled(title)
    };
    let (curves, kept) = match curves(experiment) {
        Ok(found) => found,
        Err(refusal) => return refused(figure, refusal),
    };
    figure.y.range = range(&curves);
    let shift = lab.mix.shift as f64;
    for curve in &curves {
        let Curve { ink, dashed, .. } = *curve;
        figure.marks.push(Mark::Line { points: curve.points.clone(), ink, width: 1.75, dashed });
        figure.legend.insert(0, Entry { ink, dashed, label: told(curve, language) });
    }
    let label = format!("k = {}", lab.mix.shift);
    figure.marks.push(Mark::Rule { along: Side::X, at: shift, ink: Ink::Strong, dashed: true, label });
    for curve in &curves {
        figure.marks.push(Mark::Points { points: vec![(shift, curve.after)], ink: curve.ink, radius: 4.0 });
    }
    figure.summary = summary(lab, &curves, kept, language);
    figure.table = table(&curves, language);
    figure
}

/// The figure with a sentence in its middle.
pub(super) fn refused(mut figure: Figure, refusal: String) -> Figure {
    let middle = |(low, high): (f64, f64)| f64::midpoint(low, high);
    let at = (middle(figure.x.range), middle(figure.y.range));
    figure.summary.clone_from(&refusal);
    figure.marks.push(Mark::Text { at, text: refusal, anchor: Anchor::Middle, ink: Ink::Strong });
    figure
}

/// From the lowest to the highest score with air; differences that are only rounding get no scale of their own.
fn range(curves: &[Curve]) -> (f64, f64) {
    let scores = curves.iter().flat_map(|curve| curve.points.iter().map(|point| point.1));
    let (low, high) = scores.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
    let air = (0.08 * (high - low)).max(1e-3 * high.abs().max(low.abs())).max(0.05);
    (low - air, high + air)
}

fn told(curve: &Curve, language: Language) -> String {
    let [before, after] = [curve.before, curve.after].map(|score| significant(score, 5));
    words::SHIFT_CURVE.with(language, &[("name", &curve.name), ("before", &before), ("after", &after)])
}

fn summary(lab: &Lab, curves: &[Curve], kept: bool, language: Language) -> String {
    let Meeting { query, key, shift } = meeting(lab);
    let told: Vec<_> = curves.iter().rev().map(|curve| told(curve, language)).collect();
    let summary = words::SHIFT_SUMMARY.with(
        language,
        &[("m", &query), ("n", &key), ("last", &significant(reach(lab), 8)), ("k", &shift), ("curves", &told.join("; "))],
    );
    let verdict = if kept { words::SHIFT_KEPT } else { words::SHIFT_NOT_KEPT };
    let gap = if language == Language::En { " " } else { "" };
    format!("{summary}{gap}{}", verdict.with(language, &[("scheme", &lab.slot(slot(lab)).title())]))
}

fn table(curves: &[Curve], language: Language) -> Table {
    let names = curves.iter().rev().map(|curve| curve.name.clone());
    let head = std::iter::once(words::SHIFT_AXIS.get(language).to_string()).chain(names).collect();
    let count = curves[0].points.len();
    let row = |at: usize| {
        let scores = curves.iter().rev().map(|curve| significant(curve.points[at].1, 9));
        std::iter::once(significant(curves[0].points[at].0, 8)).chain(scores).collect()
    };
    Table { head, rows: (0..count).step_by(count.div_ceil(20)).map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn found(link: &str) -> (Vec<Curve>, bool) {
        let lab = link::read(link, Language::En).lab;
        curves(&Experiment::new(&VIEW, &lab, Language::En, 50)).unwrap()
    }

    #[test]
    fn rotations_keep_the_score_and_added_vectors_do_not() {
        let (curves, kept) = found("#/rotation?scheme=m-rope&shift=70");
        assert!(kept);
        for rotation in &curves[1..] {
            assert!((rotation.before - rotation.after).abs() < 1e-9, "{}", rotation.name);
        }
        assert!((curves[0].before - curves[0].after).abs() > 0.1);
        let (curves, kept) = found("#/rotation?scheme=sinusoidal&content=gaussian&shift=70");
        assert!(!kept && (curves[2].before - curves[2].after).abs() > 0.1);
        // Without content only positions speak, and their products know the difference alone.
        let (curves, kept) = found("#/rotation?scheme=sinusoidal&shift=70");
        assert!(kept && (curves[2].before - curves[2].after).abs() < 1e-9);
    }
}
