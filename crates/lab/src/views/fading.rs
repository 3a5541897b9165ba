//! How much of a token is left after so many steps? Heads of RetNet with their half-lives, or channels of another relative.

use rotarium_kernel::mechanisms::Retention;

use super::hidden_map::{CHANNELS, kind, mapped, name, pages};
use super::recurring::{INKS, entry, forget, line, percent, plain, short};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::recurrence::relatives as words;
use crate::pages::Relative;
use crate::text::Language;

/// The curves.
pub static VIEW: View =
    View { forget, pages, ..View::new("fading", words::CURVE, words::CURVE_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers =
    Answers { subtitle: |lab, language| name(lab, language).into(), ..Answers::of(figure) };

/// Heads of RetNet that are drawn, and steps of the axis.
const HEADS: (u32, usize) = (5, 256);

/// A curve: what it is called, what is left after each step from 0.
struct Curve {
    label: String,
    left: Vec<f64>,
    is_chosen: bool,
    half: Option<f64>,
}

fn half(gamma: f64, language: Language) -> String {
    let half = Retention { gamma, scaled: false }.half_life();
    if half.is_finite() { short(half) } else { words::CURVE_NEVER.get(language).into() }
}

/// γ with the digits of its heads.
fn told_keep(gamma: f64) -> String {
    rotarium_kernel::number::significant(gamma, 6)
}

fn of_heads(lab: &Lab, language: Language) -> Vec<Curve> {
    let curve = |gamma: f64, label: String, is_chosen: bool| {
        let retention = Retention { gamma, scaled: false };
        let left = (0..=HEADS.1).map(|age| libm::pow(gamma, age as f64)).collect();
        Curve { label, left, is_chosen, half: Some(retention.half_life()) }
    };
    let head = |head: u32| {
        let gamma = Retention::of_head(head);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("h", &head), ("gamma", &told_keep(gamma)), ("half", &half(gamma, language))];
        curve(gamma, words::CURVE_HEAD.with(language, &values), false)
    };
    let gamma = lab.pages.recurrence.relatives.keep;
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("gamma", &told_keep(gamma)), ("half", &half(gamma, language))];
    let chosen = curve(gamma, words::CURVE_CHOSEN.with(language, &values), true);
    (0..HEADS.0).map(head).chain([chosen]).collect()
}

/// Of the first token, in the chosen channel and some others.
fn of_channels(lab: &Lab, language: Language) -> Vec<Curve> {
    let (tokens, inputs, mechanism) = mapped(lab);
    let several = CHANNELS.contains(&kind(lab));
    let of_values = kind(lab) == Relative::Rwkv;
    let width = if of_values { inputs.v.ncols() } else { inputs.k.ncols() };
    let chosen = if several { lab.relative_channel() } else { 0 };
    let mut channels: Vec<usize> = if several { (0..width.min(4)).collect() } else { vec![0] };
    if !channels.contains(&chosen) {
        channels.push(chosen);
    }
    let curve = |channel: usize| {
        let kept = mechanism.kept(tokens, channel);
        let label = if several {
            words::CURVE_CHANNEL.with(language, &[("c", &(channel + 1))])
        } else {
            words::CURVE_FIRST.get(language).into()
        };
        let left = kept.map_or_else(Vec::new, |kept| kept.column(0).to_vec());
        Curve { label, left, is_chosen: channel == chosen, half: None }
    };
    channels.into_iter().map(curve).collect()
}

fn curves(lab: &Lab, language: Language) -> Vec<Curve> {
    if kind(lab) == Relative::RetNet { of_heads(lab, language) } else { of_channels(lab, language) }
}

fn drawn(curves: &[Curve]) -> (Vec<Mark>, Vec<Entry>) {
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    let mut inks = INKS.into_iter().skip(1);
    for curve in curves {
        let ink = if curve.is_chosen { Ink::Accent } else { inks.next().unwrap_or(Ink::Muted) };
        let points = curve.left.iter().enumerate().map(|(step, left)| (step as f64, *left)).collect();
        marks.push(line(points, ink, if curve.is_chosen { 2.5 } else { 1.25 }, false));
        if let Some(half) = curve.half.filter(|half| *half > 0.0 && *half <= HEADS.1 as f64) {
            marks.push(Mark::Points { points: vec![(half, 0.5)], ink, radius: 3.5 });
        }
        legend.push(entry(ink, false, curve.label.clone()));
    }
    (marks, legend)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let curves = curves(lab, language);
    let (marks, legend) = drawn(&curves);
    let steps = curves.iter().map(|curve| curve.left.len()).max().unwrap_or(1).max(2) - 1;
    let top = curves.iter().flat_map(|curve| &curve.left).fold(1.0_f64, |top, left| top.max(*left));
    let x = Axis::linear(words::CURVE_X.get(language), (0.0, steps as f64));
    let y = Axis::linear(words::CURVE_Y.get(language), (0.0, 1.02 * top));
    let chosen = curves.iter().find(|curve| curve.is_chosen);
    let end = chosen.and_then(|curve| curve.left.last()).copied().unwrap_or(1.0);
    let gamma = lab.pages.recurrence.relatives.keep;
    let summary = if kind(lab) == Relative::RetNet {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("gamma", &told_keep(gamma)), ("half", &half(gamma, language))];
        words::CURVE_SUMMARY_RETNET.with(language, &values)
    } else {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &name(lab, language)),
            ("left", &percent(end)),
            ("steps", &(chosen.map_or(1, |curve| curve.left.len()) - 1)),
            ("c", &(lab.relative_channel() + 1)),
        ];
        words::CURVE_SUMMARY.with(language, &values)
    };
    let table = table(&curves, language);
    Figure { marks, legend, summary, table, ..plain(words::CURVE, language, x, y) }
}

fn table(curves: &[Curve], language: Language) -> Table {
    let head = [
        words::CURVE_HEAD_WHO,
        words::CURVE_HEAD_KEEP,
        words::CURVE_HEAD_HALF,
        words::CURVE_HEAD_END,
    ];
    let row = |curve: &Curve| {
        let below = curve.left.iter().position(|left| *left <= 0.5).map(|step| step as f64);
        let half = curve.half.or(below).filter(|half| half.is_finite());
        vec![
            curve.label.clone(),
            curve.left.get(1).map_or_else(String::new, |left| told_keep(*left)),
            half.map_or_else(|| words::CURVE_NEVER.get(language).into(), short),
            curve.left.last().map_or_else(String::new, |left| short(*left)),
        ]
    };
    Table {
        head: head.map(|head| head.get(language).to_string()).to_vec(),
        rows: curves.iter().map(row).collect(),
    }
}

/// Half-life of the chosen γ, for lessons.
pub(crate) fn told(lab: &Lab) -> String {
    half(lab.pages.recurrence.relatives.keep, Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn shown(link: &str) -> Figure {
        let link = format!("#/recurrence?chapter=relatives&{link}");
        let lab = link::read(&link, Language::En).lab;
        Experiment::new(&VIEW, &lab, Language::En, 200).figure()
    }

    #[test]
    fn heads_have_the_half_lives_of_the_notes() {
        let figure = shown("relative=retnet&retain=0.9");
        let halves: Vec<&str> = figure.table.rows.iter().map(|row| row[2].as_str()).collect();
        assert_eq!(halves, ["21.8", "44", "88.4", "177", "355", "6.58"]);
        assert!(shown("relative=retnet&retain=1").summary.contains("after ∞ tokens"));
        assert!(shown("relative=retnet&retain=0").summary.contains("after 0 tokens"));
    }

    #[test]
    fn every_relative_has_curves() {
        for relative in ["linear", "retnet", "rwkv", "mamba", "gla", "deltanet", "gated"] {
            for link in ["n=24", "n=1&dim=2&values=1", "n=99&state-channel=7&retain=0"] {
                let figure = shown(&format!("relative={relative}&{link}"));
                assert!(figure.y.range.1.is_finite() && figure.x.range.1 >= 1.0);
                assert_eq!(figure.legend.len(), figure.table.rows.len());
            }
        }
        assert_eq!(shown("relative=mamba&n=24&state-channel=7").legend.len(), 5);
    }
}
