//! How wrong is the output along the whole path from Performer to full attention? One curve, a marker where one stands, and
//! what another choice of what to keep would give.

use rotarium_kernel::mechanisms::{Attend, Keep, LEGS, Softmax, relative_error};
use rotarium_kernel::number::significant;

use super::linear::{asked, entry, forget_cursor, line, linear, names, sight};
use super::linear_coded::tidy;
use super::linear_path_map::{STATIONS, looked_at, place_name, walked};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Side, Table};
use crate::messages::linear as words;
use crate::text::{Language, Text};

/// The errors.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: looked_at,
    ..View::new("linear_path", words::PATH, words::PATH_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let linear = linear(lab);
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("m", &linear.codes), ("norm", &significant(linear.norm, 3))];
        words::PATH_ERROR_SUB.with(language, &values)
    },
    rounds: |_| 3,
    ..Answers::of(figure)
};

/// What happens on each stretch.
const LEGS_NAMED: [Text; LEGS] =
    [words::LEG_GAIN, words::LEG_COOL, words::LEG_MOVE, words::LEG_GROW];

/// Names of what can be kept.
const KEPT: [Text; 4] = [words::KEEP_PATH, words::KEEP_EXACT, words::KEEP_SU, words::KEEP_HARD];

/// Where stations stand, and what happens between them.
fn stations(language: Language) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, name) in (0_u32..).map(f64::from).zip(STATIONS) {
        let label = name.get(language).into();
        marks.push(Mark::Rule { along: Side::X, at, ink: Ink::Muted, dashed: true, label });
    }
    for (at, leg) in (0_u32..).map(f64::from).zip(LEGS_NAMED) {
        let (from, to, label) = (at + 0.02, at + 0.98, leg.get(language).into());
        marks.push(Mark::Strip { along: Side::X, from, to, ink: Ink::Muted, label });
    }
    marks
}

/// Where one stands.
fn marker((place, here): (f64, f64), high: f64) -> [Mark; 2] {
    let (anchor, shift) = if place > 3.0 { (Anchor::End, -0.07) } else { (Anchor::Start, 0.07) };
    let text = significant(here, 3);
    [
        Mark::Points { points: vec![(place, here)], ink: Ink::Strong, radius: 5.0 },
        Mark::Text { at: (place + shift, here + high * 0.035), text, anchor, ink: Ink::Strong },
    ]
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (inputs, path) = walked(lab);
    let sight = sight(lab);
    let exact = Softmax.parallel(&inputs, sight);
    let error = |place: f64, keep: Keep| {
        let output = path.at(place, keep).weights(&inputs, sight).dot(&inputs.v);
        tidy(relative_error(&output, &exact))
    };
    // Every round has twice as many places.
    let steps = (4 * LEGS) << experiment.round.min(2);
    let curve = |keep: Keep| -> Vec<(f64, f64)> {
        let place = |at: usize| LEGS as f64 * at as f64 / steps as f64;
        (0..=steps).map(|at| (place(at), error(place(at), keep))).collect()
    };
    let (place, keep) = (linear(lab).place, linear(lab).keep);
    let main = curve(Keep::Path);
    let mut marks = vec![line(main.clone(), Ink::Accent, false)];
    let mut legend = vec![entry(words::KEEP_PATH.get(language), Ink::Accent, false)];
    let mut high = main.iter().fold(0.0_f64, |high, (_, error)| high.max(*error));
    if keep != Keep::Path {
        let other = curve(keep);
        high = other.iter().fold(high, |high, (_, error)| high.max(*error));
        marks.push(line(other, Ink::Second, true));
        legend.push(entry(KEPT[keep as usize].get(language), Ink::Second, true));
    }
    let high = (high * 1.18).max(1e-3);
    marks.extend(stations(language));
    let here = error(place, keep);
    marks.extend(marker((place, here), high));
    let rows = STATIONS
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let all = Keep::ALL.map(|keep| significant(error(at as f64, keep), 3));
            [vec![name.get(language).to_string()], all.to_vec()].concat()
        })
        .collect::<Vec<Vec<String>>>();
    let each: Vec<String> = rows.iter().map(|row| format!("{}: {}", row[0], row[1])).collect();
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("place", &place_name(place, language)),
        ("error", &significant(here, 3)),
        ("each", &each.join("; ")),
    ];
    let head =
        [words::STATION, words::KEEP_PATH, words::KEEP_EXACT, words::KEEP_SU, words::KEEP_HARD];
    Figure {
        x: Axis {
            ticks: false,
            ..Axis::linear(words::PATH_AXIS.get(language), (0.0, LEGS as f64))
        },
        y: Axis::linear(words::OUTPUT_ERROR.get(language), (0.0, high)),
        marks,
        legend,
        summary: words::PATH_SUMMARY.with(language, &values),
        table: Table { head: names(&head, language), rows },
        ..Figure::empty(words::PATH, language)
    }
}
