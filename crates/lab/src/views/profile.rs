//! Which frequency has each pair? log₁₀ θ over the pairs, beside the ladder of RoPE; a profile of one's own has points to drag.

use rotarium_kernel::number::significant;

use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::{Lab, Show};
use crate::messages::decays as words;
use crate::profile::{LIMITS, heights, pairs};

/// The profile.
pub static VIEW: View = View {
    forget: |lab| {
        let show = Show::One(lab.show.editing());
        let Lab { slots, dim, .. } = lab.clone();
        *lab = Lab { slots, dim, show, ..Lab::default() };
    },
    ..View::new("profile", words::PROFILE, words::PROFILE_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let name = lab.slot(lab.show.editing()).title();
        words::PROFILE_SUB.with(language, &[("scheme", &name)])
    },
    ..Answers::of(figure)
};

/// log₁₀ θ of the pairs that turn.
fn logs(lab: &Lab, thetas: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
    let turning = (0..lab.dim.pairs()).filter(|pair| thetas(*pair) > 0.0);
    turning.map(|pair| (pair as f64, libm::log10(thetas(pair)))).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let (slot, language) = (lab.show.editing(), *language);
    let [own, rope] = [lab.encoding(slot), lab.rope(slot)].map(|encoding| {
        let frequencies = encoding.frequencies(lab.dim, 1.0);
        logs(lab, |pair| frequencies.theta(pair).abs())
    });
    let name = lab.slot(slot).title();
    let ladder = words::PROFILE_ROPE.with(language, &[("base", &significant(lab.slot(slot).base, 6))]);
    let line = |points: &[(f64, f64)], ink, dashed| Mark::Line { points: points.to_vec(), ink, width: 1.75, dashed };
    let mut marks = vec![line(&rope, Ink::Second, true), line(&own, Ink::Accent, false)];
    if let Some(heights) = heights(lab, slot) {
        let points = pairs(lab).into_iter().zip(heights).collect();
        marks.push(Mark::Points { points, ink: Ink::Accent, radius: 5.0 });
    }
    let last = lab.dim.pairs().saturating_sub(1).max(1) as f64;
    let low = own.iter().chain(&rope).fold(LIMITS.0, |low, point| low.min(point.1));
    let ends = |points: &[(f64, f64)]| {
        let end = |point: Option<&(f64, f64)>| point.map_or_else(|| "–".into(), |point| significant(point.1, 4));
        [end(points.first()), end(points.last())]
    };
    let [first, end] = ends(&own);
    let [rope_first, rope_end] = ends(&rope);
    let rows = (0..lab.dim.pairs()).step_by(lab.dim.pairs().div_ceil(32)).map(|pair| {
        let at = |points: &[(f64, f64)]| {
            let found = points.iter().find(|point| point.0 == pair as f64);
            found.map_or_else(|| "–".into(), |point| significant(point.1, 6))
        };
        vec![pair.to_string(), at(&own), at(&rope)]
    });
    Figure {
        title: format!("{} – {name}", VIEW.title.get(language)),
        subtitle: String::new(),
        x: Axis::linear(crate::messages::PAIR.get(language), (0.0, last)),
        y: Axis::linear("log₁₀ θ", (low, LIMITS.1)),
        equal: false,
        marks,
        legend: vec![
            Entry { ink: Ink::Accent, dashed: false, label: name.clone() },
            Entry { ink: Ink::Second, dashed: true, label: ladder.clone() },
        ],
        summary: words::PROFILE_SUMMARY.with(
            language,
            &[
                ("name", &name),
                ("count", &own.len()),
                ("pairs", &lab.dim.pairs()),
                ("first", &first),
                ("last", &end),
                ("rope_first", &rope_first),
                ("rope_last", &rope_end),
            ],
        ),
        table: Table {
            head: vec![crate::messages::PAIR.get(language).into(), name, ladder],
            rows: rows.collect(),
        },
    }
}
