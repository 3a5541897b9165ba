//! What has to be kept while a text is written? Numbers of a head against the length, for every mechanism.

use rotarium_kernel::mechanisms::cost::Counted;

use super::linear::{asked, decades, entry, forget_cursor, line, names};
use super::linear_flops::{COUNTED, LONGEST, lengths, looked_at, sizes, told};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Table};
use crate::messages::linear as words;

/// The states.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: looked_at,
    ..View::new("linear_state", words::STATE, words::STATE_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle: told, ..Answers::of(figure) };

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (mut marks, mut legend, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let at = |counted: Counted, n: u64| counted.state(&sizes(lab, n)) as f64;
    // Gates and decays change what is written, not how much is kept.
    let drawn =
        COUNTED.iter().filter(|(counted, ..)| !matches!(counted, Counted::Gla | Counted::Delta));
    for (counted, name, ink, dashed) in drawn {
        let name = if *counted == Counted::Retention { words::RETENTION_GLA_DELTA } else { *name };
        marks.push(line(
            lengths().into_iter().map(|n| (n as f64, at(*counted, n))).collect(),
            *ink,
            *dashed,
        ));
        legend.push(entry(name.get(language), *ink, *dashed));
        let mut row = vec![name.get(language).to_string()];
        row.extend([64, 1024, 16_384, LONGEST].map(|n| printed(at(*counted, n))));
        rows.push(row);
    }
    let all = Counted::ALL.into_iter().flat_map(|counted| [1, LONGEST].map(|n| at(counted, n)));
    let each: Vec<String> = rows.iter().map(|row| format!("{}: {}", row[0], row[2])).collect();
    let mut head = names(&[words::MECHANISM], language);
    head.extend([64, 1024, 16_384, LONGEST].map(|n| format!("n = {}", printed(n as f64))));
    Figure {
        x: Axis::logarithmic(words::LENGTH_AXIS.get(language), (1.0, LONGEST as f64)),
        y: Axis::logarithmic(words::STATE_AXIS.get(language), decades(all)),
        marks,
        legend,
        summary: words::STATE_SUMMARY.with(language, &[("each", &each.join("; "))]),
        table: Table { head, rows },
        ..Figure::empty(words::STATE, language)
    }
}
