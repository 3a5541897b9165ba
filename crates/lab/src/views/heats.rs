//! With what does each published temperature multiply the logits of a query at position p?

use super::{Answers, View, needle};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark};
use crate::known::{decimals, trained};
use crate::messages::length::crowd as words;
use crate::text::Text;

/// The temperatures.
pub static VIEW: View = View {
    forget: needle::forget,
    pages: needle::pages,
    ..View::new("heats", words::HEATS, words::HEATS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        words::HEATS_SUB.with(language, &[("L", &printed(trained(lab) as f64))])
    },
    ..Answers::of(figure)
};

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (marks, legend) = needle::curves(lab, language, |heat, _| heat, None);
    let heights = marks.iter().filter_map(|mark| match mark {
        Mark::Line { points, .. } => Some(points.iter().map(|point| point.1)),
        _ => None,
    });
    let highest = heights.flatten().fold(1.0, f64::max).min(6.0);
    let [length, tokens] = [trained(lab), lab.tokens()];
    let each = |(which, (name, ..)): (usize, &(Text, Ink, bool))| {
        let at = |n: usize| decimals(needle::heats(lab, n)[which], 3);
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("name", &name.get(language)),
            ("short", &at(length)),
            ("long", &at(tokens)),
            ("L", &printed(length as f64)),
            ("N", &printed(tokens as f64)),
        ];
        words::HEATS_EACH.with(language, &values)
    };
    let each: Vec<_> = needle::HEATS.iter().enumerate().map(each).collect();
    let mut table = needle::table(lab, language, |heat, _| heat, |_| f64::NAN);
    table.head.pop();
    table.rows.iter_mut().for_each(|row| drop(row.pop()));
    Figure {
        title: words::HEATS.get(language).into(),
        subtitle: String::new(),
        x: Axis::logarithmic(words::POSITION_AXIS.get(language), (2.0, needle::longest(lab) as f64)),
        y: Axis::linear(words::HEATS_AXIS.get(language), (0.0, 1.08 * highest)),
        equal: false,
        marks,
        legend,
        summary: words::HEATS_SUMMARY.with(language, &[("each", &each.join(" "))]),
        table,
    }
}
