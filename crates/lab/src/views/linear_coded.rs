//! How many codes are enough? The largest difference of rows and of outputs against c, below the bound tanh(ε/2) (derived in the
//! notes for Transformer-VQ, arXiv:2309.16354).

use rotarium_kernel::mechanisms::{Quantised, quantised};
use rotarium_kernel::number::significant;

use super::linear::{
    asked, codebook, decades, doubled, entry, forget_cursor, line, linear, mapped, names,
    pages, sight, with_norm,
};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::Linear;
use crate::text::Language;
use crate::trials::drawn;

/// The errors.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| {
        pages(all, |linear| Linear {
            full: linear.full,
            draw: linear.draw,
            lot: linear.lot,
            norm: linear.norm,
            origin: linear.origin,
            ..Linear::default()
        })
    },
    ..View::new("linear_coded", words::ENOUGH, words::ENOUGH_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("n", &mapped(lab)),
            ("d", &lab.dim.get()),
            ("norm", &significant(linear(lab).norm, 3)),
        ];
        words::ENOUGH_SUB.with(language, &values)
    },
    rounds: |asked| counts(&asked.lab).len() as u32,
    ..Answers::of(figure)
};

/// c from 1 to the number of keys; every round adds one.
fn counts(lab: &Lab) -> Vec<usize> {
    doubled(1, mapped(lab))
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let counts = counts(lab);
    let inputs = with_norm(lab, mapped(lab), 1.0);
    let found = drawn(experiment, |found: &mut Vec<(usize, Quantised)>, round| {
        if let Some(&count) = counts.get(round as usize) {
            let vectors = codebook(lab, count).vectors(&inputs.k);
            found.push((vectors.nrows(), quantised(&inputs, &vectors, sight(lab))));
        }
    });
    let curve = |of: fn(&Quantised) -> f64| -> Vec<(f64, f64)> {
        // What is as good as 0 has no place on a logarithmic axis.
        found
            .iter()
            .map(|(count, error)| (*count as f64, of(error)))
            .filter(|(_, y)| *y > 1e-9)
            .collect()
    };
    let curves = [
        (words::VARIATION_BOUND, curve(|error| error.variation_bound), Ink::Muted, true),
        (words::LARGEST_VARIATION, curve(|error| error.variation), Ink::Accent, false),
        (words::OUTPUT_ERROR, curve(|error| error.relative), Ink::Second, false),
    ];
    let (low, high) =
        decades(curves.iter().flat_map(|(_, points, ..)| points.iter().map(|(_, y)| *y)));
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    for (name, points, ink, dashed) in curves {
        marks.push(line(points.clone(), ink, dashed));
        marks.push(Mark::Points { points, ink, radius: 3.0 });
        legend.push(entry(name.get(language), ink, dashed));
    }
    let each = found.iter().filter(|(count, _)| *count > 1).map(|(count, error)| {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("c", count),
            ("v", &significant(tidy(error.variation), 2)),
            ("bound", &significant(error.variation_bound, 2)),
        ];
        words::ENOUGH_EACH.with(language, &values)
    });
    let each = each.collect::<Vec<_>>().join(" ");
    Figure {
        x: Axis::logarithmic(words::CODES_AXIS.get(language), (1.0, (mapped(lab) as f64).max(2.0))),
        y: Axis::logarithmic(words::ERROR_AXIS.get(language), (low, high.max(low * 10.0))),
        marks,
        legend,
        summary: words::ENOUGH_SUMMARY.with(language, &[("each", &each)]),
        table: table(&found, language),
        ..Figure::empty(words::ENOUGH, language)
    }
}

/// What rounding leaves of 0 is 0.
pub(super) fn tidy(number: f64) -> f64 {
    if number < 1e-13 { 0.0 } else { number }
}

fn table(found: &[(usize, Quantised)], language: Language) -> Table {
    let head = [
        words::CODES,
        words::LARGEST_VARIATION,
        words::VARIATION_BOUND,
        words::LARGEST_OUTPUT,
        words::OUTPUT_BOUND,
        words::OUTPUT_ERROR,
        words::DISTORTION,
    ];
    let row = |(count, error): &(usize, Quantised)| {
        let numbers = [
            error.variation,
            error.variation_bound,
            error.output,
            error.output_bound,
            error.relative,
            error.distortion,
        ];
        std::iter::once(count.to_string())
            .chain(numbers.map(|number| significant(tidy(number), 3)))
            .collect()
    };
    Table { head: names(&head, language), rows: found.iter().map(row).collect() }
}
