//! What do the sources print for models read beyond their training length? One table at a time, as dots.

use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::length::results as words;
use crate::pages::{Length, Pages};
use crate::published::{Published, TABLES};
use crate::text::Language;

/// The table.
pub static VIEW: View = View {
    forget: |lab| {
        let pages = lab.pages.clone();
        *lab = Lab { pages, ..Lab::default() };
    },
    pages: |pages| {
        let table = pages.length.table;
        Pages { length: Length { table, ..Length::default() }, ..Pages::default() }
    },
    ..View::new("published", words::PUBLISHED, words::PUBLISHED_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let table = shown(lab);
        format!("{} · {}", table.unit.get(language), table.source)
    },
    ..Answers::of(figure)
};

/// Inks of the columns; from the eighth on they come again, as smaller dots.
const INKS: [Ink; 8] = [
    Ink::Muted,
    Ink::Accent,
    Ink::Warning,
    Ink::Image,
    Ink::Video,
    Ink::Text,
    Ink::Strong,
    Ink::Second,
];

/// The part of the width that names take.
const NAMES: f64 = 0.3;

fn shown(lab: &Lab) -> &'static Published {
    TABLES.get(lab.pages.length.table).unwrap_or(&TABLES[0])
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let table = shown(lab);
    let numbers = || table.rows.iter().flat_map(|row| row.1).copied().filter(|x| x.is_finite());
    let (low, high) = numbers().fold((f64::INFINITY, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    let steep = high > 50.0 * low;
    let name_at;
    let x = if steep {
        let ratio = libm::log(1.3 * high / (0.8 * low));
        let first = 0.8 * low * libm::exp(-ratio * NAMES / (1.0 - NAMES));
        name_at = first * 1.05;
        Axis::logarithmic(table.unit.get(language), (first, 1.3 * high))
    } else {
        let air = 0.08 * (high - low);
        let (low, high) = (low - air, high + air);
        let first = low - (high - low) * NAMES / (1.0 - NAMES);
        name_at = first + 0.01 * (high - first);
        Axis::linear(table.unit.get(language), (first, high))
    };
    let mut marks = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let y = at as f64;
        let within = row.1.iter().copied().filter(|x| x.is_finite());
        let (low, high) = within.fold((f64::INFINITY, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
        let points = vec![(low, y), (high, y)];
        marks.push(Mark::Line { points, ink: Ink::Muted, width: 0.75, dashed: false });
        let (text, anchor) = (row.0.to_string(), Anchor::Start);
        marks.push(Mark::Text { at: (name_at, y), text, anchor, ink: Ink::Strong });
    }
    let mut legend = Vec::new();
    for (column, name) in table.columns.iter().enumerate() {
        let place = |(at, row): (usize, &crate::published::Row)| (row.1[column], at as f64);
        let points = table.rows.iter().enumerate().map(place).filter(|point| point.0.is_finite());
        let ink = INKS[column % INKS.len()];
        let radius = if column < INKS.len() { 4.0 } else { 2.5 };
        marks.push(Mark::Points { points: points.collect(), ink, radius });
        legend.push(Entry { ink, dashed: false, label: name.get(language).into() });
    }
    let rows = table.rows.len() as f64;
    let y = Axis::linear("", (-0.7, rows - 0.3)).reversed();
    Figure {
        title: format!("{} – {}", VIEW.title.get(language), table.title.get(language)),
        subtitle: String::new(),
        x,
        y: Axis { ticks: false, ..y },
        equal: false,
        marks,
        legend,
        summary: words::PUBLISHED_SUMMARY.with(
            language,
            &[
                ("title", &table.title.get(language)),
                ("unit", &table.unit.get(language)),
                ("source", &table.source),
                ("note", &table.note.get(language)),
            ],
        ),
        table: printed(table, language),
    }
}

/// As printed: as many decimals as the source has.
fn printed(table: &Published, language: Language) -> Table {
    let decimals = table.decimals;
    let number = |x: &f64| if x.is_nan() { "–".into() } else { format!("{x:.decimals$}") };
    let mut head = vec![words::MODEL.get(language).to_string()];
    head.extend(table.columns.iter().map(|name| name.get(language).to_string()));
    let row = |row: &crate::published::Row| {
        std::iter::once(row.0.to_string()).chain(row.1.iter().map(number)).collect()
    };
    Table { head, rows: table.rows.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{link, switches};

    #[test]
    fn every_option_of_the_switch_has_its_table() {
        let switch = switches::find("table").unwrap();
        assert_eq!(switch.options.len(), TABLES.len());
        for ((id, label), table) in switch.options.iter().zip(TABLES) {
            assert_eq!(*label, table.title);
            for language in Language::ALL {
                let lab = link::read(&format!("#/length?topic=results&table={id}"), language).lab;
                let figure = Experiment::new(&VIEW, &lab, language, 200).figure();
                assert!(figure.summary.contains(table.source), "{id}");
                assert_eq!(figure.table.rows.len(), table.rows.len());
            }
        }
    }
}
