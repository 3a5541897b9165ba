//! What does each scheme cost on this sequence?

use rotarium_kernel::mixed;
use rotarium_kernel::number::significant;

use super::laid::{Row, empty, forget, pages, status};
use super::mask_map::sentence;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Table};
use crate::messages::masks as words;
use crate::pages::{Masks, Shows};
use crate::text::Language;

/// The counts.
pub static VIEW: View = View {
    forget,
    pages: |all| {
        pages(all, |masks| Masks { other: 0, shows: Shows::default(), looker: 0, ..masks.clone() })
    },
    ..View::new("mask_counts", words::COUNTS, words::COUNTS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers::of(figure);

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = (&experiment.lab, experiment.language);
    let rows: Vec<Row> =
        mixed::ALL.iter().filter_map(|scheme| Row::of(lab, scheme).ok()).collect();
    let of = |row: &&Row| row.relation.count();
    let (Some(least), Some(most)) = (rows.iter().min_by_key(of), rows.iter().max_by_key(of)) else {
        let told = Row::of(lab, lab.pages.masks.scheme()).err().map(|nothing| nothing.told(language));
        return sentence(words::COUNTS, told.unwrap_or_default(), language);
    };
    let longest = most.relation.count().max(most.causal()) as f64;
    let chosen = lab.pages.masks.scheme();
    let mut marks = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let (y, count) = (at as f64 + 0.5, row.relation.count() as f64);
        let ink = if row.scheme == chosen { Ink::Accent } else { Ink::Second };
        marks.push(Mark::Line { points: vec![(0.0, y), (count, y)], ink, width: 6.0, dashed: false });
        let causal = row.causal() as f64;
        marks.push(Mark::Line {
            points: vec![(causal, y - 0.35), (causal, y + 0.35)],
            ink: Ink::Muted,
            width: 1.5,
            dashed: false,
        });
        let text = format!("  {} · {}", row.scheme.title, row.relation.count());
        let from = count.max(causal);
        let ink = if row.scheme == chosen { Ink::Strong } else { Ink::Muted };
        marks.push(Mark::Text { at: (from, y), text, anchor: Anchor::Start, ink });
    }
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("count", &rows.len()),
        ("fewest", &least.scheme.title),
        ("least", &least.relation.count()),
        ("most_of", &most.scheme.title),
        ("most", &most.relation.count()),
    ];
    let quiet = Axis { ticks: false, ..Axis::linear("", (0.0, rows.len() as f64)) };
    Figure {
        x: Axis { last_tick: longest, ..Axis::linear(words::COUNTS_AXIS.get(language), (0.0, 1.9 * longest)) },
        y: quiet.reversed(),
        marks,
        legend: vec![Entry {
            ink: Ink::Muted,
            dashed: false,
            label: words::COUNTS_CAUSAL.get(language).into(),
        }],
        summary: words::COUNTS_SUMMARY.with(language, &values),
        table: table(&rows, language),
        ..empty(words::COUNTS, String::new(), language)
    }
}

fn table(rows: &[Row], language: Language) -> Table {
    let names = [
        words::SCHEME,
        words::TOKENS,
        words::PAIRS,
        words::DENSITY,
        words::OF_CAUSAL,
        words::NOISE_PAIRS,
        words::STATUS,
        words::SOURCE,
    ];
    let line = |row: &Row| {
        let (tokens, pairs) = (row.tokens(), row.relation.count());
        vec![
            row.scheme.title.to_string(),
            tokens.to_string(),
            pairs.to_string(),
            significant(pairs as f64 / (tokens * tokens) as f64, 3),
            significant(pairs as f64 / row.causal() as f64, 3),
            row.noise().to_string(),
            status(row.scheme).get(language).into(),
            row.scheme.source.to_string(),
        ]
    };
    Table {
        head: names.map(|name| name.get(language).into()).into(),
        rows: rows.iter().map(line).collect(),
    }
}
