//! What the views of the page Recurrence share.
//!
//! Deliberately does not know: any single figure.

use rotarium_kernel::number::significant;

use crate::figure::{Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster, Table};
use crate::inspect::Fact;
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::messages::recurrence as words;
use crate::pages::{Pages, Recurrence};
use crate::text::{Language, Text};

/// Inks of curves beside each other.
pub(super) const INKS: [Ink; 7] =
    [Ink::Accent, Ink::Second, Ink::Image, Ink::Video, Ink::Warning, Ink::Text, Ink::Strong];

/// Everything but the inputs, and where a cursor is pinned.
pub(super) fn forget(lab: &mut Lab) {
    lab.forget_all_but_inputs();
    lab.pin = None;
}

/// The inputs and a part of the page.
pub(super) fn pages_with(pages: &Pages, part: impl FnOnce(&Recurrence) -> Recurrence) -> Pages {
    let inputs = pages.inputs.clone();
    Pages { inputs, recurrence: part(&pages.recurrence), ..Pages::default() }
}

/// A figure without marks.
pub(super) fn plain(title: Text, language: Language, x: Axis, y: Axis) -> Figure {
    Figure {
        title: title.get(language).into(),
        subtitle: String::new(),
        x,
        y,
        equal: false,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    }
}

/// A line of the legend.
pub(super) fn entry(ink: Ink, dashed: bool, label: impl Into<String>) -> Entry {
    Entry { ink, dashed, label: label.into() }
}

/// A curve.
pub(super) fn line(points: Vec<(f64, f64)>, ink: Ink, width: f32, dashed: bool) -> Mark {
    Mark::Line { points, ink, width, dashed }
}

/// A square map of queries and keys, and its axes.
pub(super) fn map(title: Text, language: Language, tokens: usize, raster: Raster) -> Figure {
    let axis = |label: Text| Axis::linear(label.get(language), (0.0, tokens as f64));
    let (x, y) = (axis(words::KEY_AXIS), axis(words::QUERY_AXIS).reversed());
    Figure { equal: true, marks: vec![Mark::Raster(raster)], ..plain(title, language, x, y) }
}

/// The cells of a square map; `value` is None where there is nothing.
pub(super) fn cells(
    tokens: usize,
    label: Text,
    language: Language,
    family: Family,
    range: (f64, f64),
    value: impl Fn(usize, usize) -> Option<f64>,
) -> Raster {
    let cell = |at: usize| value(at / tokens, at % tokens).map_or(f32::NAN, |value| value as f32);
    let label = label.get(language).to_string();
    Raster {
        from: (0.0, 0.0),
        to: (tokens as f64, tokens as f64),
        columns: tokens,
        rows: tokens,
        cells: Cells::Values((0..tokens * tokens).map(cell).collect()),
        colours: ColourScale {
            family,
            low: range.0,
            high: range.1,
            clipped: (false, false),
            label,
        },
        explained: true,
    }
}

/// Which cell a cursor looks at.
pub(super) fn where_is(cursor: Cursor, language: Language) -> Vec<Fact> {
    vec![
        Fact::new("query", messages::QUERY.get(language), cursor.query.to_string()),
        Fact::new("key", messages::KEY.get(language), cursor.key.to_string()),
        Fact::new(
            "apart",
            words::sparse::INSPECT_APART.get(language),
            cursor.query.abs_diff(cursor.key).to_string(),
        ),
    ]
}

/// The cell of a map at a point of its plot.
pub(super) fn picked(tokens: usize, (x, y): (f64, f64)) -> Option<Cursor> {
    let token = |value: f64| (value.max(0.0) as usize).min(tokens.saturating_sub(1));
    Some(Cursor { query: token(y), key: token(x), pair: None })
}

/// The frame of that cell.
pub(super) fn framed(tokens: usize, cursor: Cursor) -> Vec<Mark> {
    if cursor.query >= tokens || cursor.key >= tokens {
        return Vec::new();
    }
    let (x, y) = (cursor.key as f64, cursor.query as f64);
    vec![Mark::Frame { from: (x, y), to: (x + 1.0, y + 1.0), ink: Ink::Warning }]
}

/// The cell after an arrow key.
pub(super) fn stepped(tokens: usize, cursor: Cursor, (right, down): (isize, isize)) -> Cursor {
    let (query, key) =
        (super::moved(cursor.query, down, tokens), super::moved(cursor.key, right, tokens));
    Cursor { query, key, ..cursor }
}

/// Several things in one sentence.
pub(super) fn listed(parts: &[String], language: Language) -> String {
    parts.join(if language == Language::Zh { "；" } else { "; " })
}

/// Few digits.
pub(super) fn short(number: f64) -> String {
    significant(number, 3)
}

/// A share in per cent.
pub(super) fn percent(share: f64) -> String {
    if share > 0.0 && share < 1e-6 {
        return "< 0.0001\u{202f}%".into();
    }
    format!("{}\u{202f}%", significant(100.0 * share, 3))
}
