//! What does geometry say about the methods whose results were printed? Our numbers in the setting of the sources, beside theirs.

use rotarium_kernel::heads::{Line, fitted, target, unseen_share};
use rotarium_kernel::schemes;
use rotarium_kernel::{Head, HeadDim, Sequence};

use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Table};
use crate::known::decimals;
use crate::lab::Lab;
use crate::messages::length::results as words;
use crate::pages::Pages;
use crate::published::TABLES;
use crate::slot::Slot;
use crate::text::Language;

/// The comparison.
pub static VIEW: View = View {
    forget: |lab| *lab = Lab::default(),
    pages: |_| Pages::default(),
    ..View::new("geometry", words::GEOMETRY, words::GEOMETRY_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |_, language| {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("d", &HeadDim::DEFAULT.get()),
            ("b", &printed(BASE)),
            ("L", &LENGTH),
            ("N", &TOKENS),
        ];
        words::GEOMETRY_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

/// The setting of the sources.
const BASE: f64 = 1e4;
const LENGTH: usize = 512;
const TOKENS: usize = 4096;
const RIDGE: f64 = 0.1;
const NEAR: usize = 64;

/// What is asked of a method: name, scheme, knobs, and where its results stand: table, row, and columns of repeated and natural.
type Asked = (&'static str, &'static str, &'static [(&'static str, f64)], (usize, &'static str, usize));

const METHODS: [Asked; 9] = [
    ("RoPE", "rope", &[], (0, "Baseline", 1)),
    ("PI", "pi", &[("factor", 8.0)], (0, "PI", 1)),
    ("NTK-old", "ntk", &[("factor", 8.0), ("variant", 1.0)], (0, "NTK-old", 1)),
    ("NTK-fixed", "ntk", &[("factor", 8.0), ("variant", 2.0)], (0, "NTK-fixed", 1)),
    ("NTK-mixed", "ntk-mixed", &[("factor", 8.0)], (0, "NTK-mixed", 1)),
    ("YaRN", "yarn", &[("factor", 8.0), ("original", 512.0)], (4, "Baseline", 5)),
    ("ReRoPE w = 128", "rerope", &[("window", 128.0)], (1, "w = 128", 0)),
    ("ReRoPE w = 256", "rerope", &[("window", 256.0)], (1, "w = 256", 0)),
    ("ReRoPE w = 512", "rerope", &[("window", 512.0)], (1, "w = 512", 0)),
];

/// A method with its numbers.
struct Known {
    name: &'static str,
    unseen: f64,
    rms: f64,
    beyond: f64,
    repeated: f64,
    natural: f64,
}

fn head(id: &str, knobs: &[(&str, f64)], tokens: usize) -> Head {
    let dim = HeadDim::DEFAULT;
    let mut slot = Slot::of(schemes::find(id).unwrap_or(schemes::ALL[0]));
    for (key, value) in knobs {
        if let Some(knob) = slot.scheme.knobs.iter().find(|knob| knob.key == *key) {
            slot.settings.set(knob, dim, *value);
        }
    }
    Head::new(&slot.encoding(dim), dim, &Sequence::text(tokens))
}

fn known() -> Vec<Known> {
    let original = head("rope", &[], LENGTH);
    let pairs = original.frequencies().pairs().len();
    let thetas: Vec<f64> = (0..pairs).map(|pair| original.frequencies().theta(pair)).collect();
    let weights = fitted(&thetas, LENGTH, RIDGE);
    let one = |&(name, id, knobs, (table, row, column)): &Asked| {
        let head = head(id, knobs, TOKENS);
        let line = Line::of(&head, &weights, TOKENS - 1);
        let number = |column| TABLES[table].number(row, column).unwrap_or(f64::NAN);
        Known {
            name,
            unseen: unseen_share(&head, &original, LENGTH),
            rms: line.rms(NEAR, target),
            beyond: line.masses(NEAR, LENGTH).beyond,
            repeated: number(column),
            natural: number(column + 1),
        }
    };
    METHODS.iter().map(one).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let language = experiment.language;
    let all = known();
    let mut marks = Vec::new();
    let longest = all.iter().map(|known| known.rms).fold(0.0, f64::max);
    let mut names = Vec::new();
    for known in &all {
        let (at, ink) = ((known.rms, known.natural), Ink::Accent);
        marks.push(Mark::Points { points: vec![at], ink, radius: 4.0 });
        names.push(label(known, &all));
    }
    marks.extend(names);
    let each = |known: &Known| {
        let [rms, unseen] = [known.rms, known.unseen].map(|number| decimals(number, 3));
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &known.name),
            ("rms", &rms),
            ("unseen", &unseen),
            ("non", &decimals(known.natural, 2)),
        ];
        words::GEOMETRY_EACH.with(language, &values)
    };
    let each: Vec<_> = all.iter().map(each).collect();
    let gap = if language == Language::En { " " } else { "" };
    Figure {
        title: words::GEOMETRY.get(language).into(),
        subtitle: String::new(),
        x: Axis::linear(words::NEAR_RMS.get(language), (-0.12 * longest, 1.08 * longest)),
        y: Axis::linear(words::PRINTED_NATURAL.get(language), (0.0, 58.0)),
        equal: false,
        marks,
        legend: Vec::new(),
        summary: words::GEOMETRY_SUMMARY
            .with(language, &[("N", &TOKENS), ("each", &each.join(gap))]),
        table: table(&all, language),
    }
}

/// A name below its dot, or above it where another stands there already.
fn label(known: &Known, all: &[Known]) -> Mark {
    let close = |other: &&Known| {
        (other.rms - known.rms).abs() < 0.1 && (other.natural - known.natural).abs() < 4.0
    };
    let is_first = all.iter().find(close).is_none_or(|first| first.name == known.name);
    let at = (known.rms, known.natural + if is_first { -4.0 } else { 4.0 });
    Mark::Text { at, text: known.name.into(), anchor: Anchor::Middle, ink: Ink::Strong }
}

fn table(all: &[Known], language: Language) -> Table {
    let head = [
        words::METHOD,
        words::UNSEEN,
        words::NEAR_RMS,
        words::FAR_MASS,
        words::PRINTED_REPEATED,
        words::PRINTED_NATURAL,
    ];
    let row = |known: &Known| {
        let ours = [known.unseen, known.rms, known.beyond].map(|number| decimals(number, 3));
        let theirs = [known.repeated, known.natural].map(|number| decimals(number, 2));
        [vec![known.name.to_string()], ours.to_vec(), theirs.to_vec()].concat()
    };
    Table {
        head: head.map(|text| text.get(language).into()).to_vec(),
        rows: all.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_the_numbers_of_both_sides() {
        let table = Experiment::new(&VIEW, &Lab::default(), Language::En, 200).figure().table;
        let row = |at: usize| table.rows[at].join(" ");
        assert_eq!(row(0)[..26], *"RoPE 0.220 0.065 0.996 24.");
        assert!(row(1).starts_with("PI 0.000 2.861") && row(1).ends_with("15.04 13.54"), "{}", row(1));
        assert!(row(4).starts_with("NTK-mixed 0.053 1.941"), "{}", row(4));
        assert!(row(5).ends_with("80.10 47.45") && row(6).ends_with("76.11 47.82"));
        assert!(row(8).ends_with("7.09 8.25"));
    }
}
