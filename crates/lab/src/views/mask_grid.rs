//! Which patches does one token read, and which read it, on the grids of the pictures?

use rotarium_kernel::mixed::Kind;

use super::laid::{Row, empty, forget, kind_name, pages};
use super::mask_map::{pins, sentence, step};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{
    Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster, Table,
};
use crate::lab::{Cursor, Lab};
use crate::messages::masks as words;
use crate::pages::{Masks, Shows};
use crate::text::Language;

/// The pictures.
pub static VIEW: View = View {
    forget,
    pages: |all| pages(all, |masks| Masks { other: 0, shows: Shows::default(), ..masks.clone() }),
    step,
    pins,
    ..View::new("mask_grid", words::GRID, words::GRID_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers =
    Answers { subtitle, pick, inspect: super::mask_map::ANSWERS.inspect, ..Answers::of(figure) };

/// Space between grids, in patches.
const GAP: f64 = 1.0;
const INKS: [Ink; 3] = [Ink::Accent, Ink::Second, Ink::Strong];

/// The patches of one kind of one image, and where they are drawn.
struct Grid {
    span: usize,
    kind: Kind,
    rows: usize,
    columns: usize,
    left: f64,
    /// The token at each place, if there is one.
    tokens: Vec<Option<usize>>,
}

/// The grids of a row of tokens, from left to right.
fn grids(row: &Row, lab: &Lab) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    for (at, token) in row.laid.tokens.iter().enumerate() {
        let Some(span) = token.span.filter(|_| token.kind.is_of_grid()) else { continue };
        let known = grids.iter().position(|grid| (grid.span, grid.kind) == (span, token.kind));
        let place = known.or_else(|| {
            let (rows, columns) = row.grid(lab, span, token.kind)?;
            let left = grids.last().map_or(0.0, |last| last.left + last.columns as f64 + GAP);
            let tokens = vec![None; rows * columns];
            grids.push(Grid { span, kind: token.kind, rows, columns, left, tokens });
            Some(grids.len() - 1)
        });
        if let Some(cell) = place.and_then(|place| grids[place].tokens.get_mut(token.index)) {
            *cell = Some(at);
        }
    }
    grids
}

fn name(row: &Row, at: usize, language: Language) -> String {
    kind_name(row.laid.tokens[at].kind, language)
}

fn subtitle(lab: &Lab, language: Language) -> String {
    let Ok(row) = Row::of(lab, lab.pages.masks.scheme()) else { return String::new() };
    let looker = row.looker(lab);
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("token", &format!("{looker} · {}", name(&row, looker, language))),
        ("reads", &row.relation.reads(looker)),
        ("readers", &row.relation.readers(looker).count()),
    ];
    words::GRID_SUB.with(language, &values)
}

/// The token under the pointer, as query and key.
fn pick(lab: &Lab, (x, y): (f64, f64)) -> Option<Cursor> {
    let row = Row::of(lab, lab.pages.masks.scheme()).ok()?;
    let token = grids(&row, lab).iter().find_map(|grid| {
        let (right, down) = ((x - grid.left).floor(), y.floor());
        let inside = (0.0..grid.columns as f64).contains(&right) && (0.0..grid.rows as f64).contains(&down);
        if inside { grid.tokens[down as usize * grid.columns + right as usize] } else { None }
    })?;
    Some(Cursor { query: token, key: row.looker(lab), pair: None })
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = (&experiment.lab, experiment.language);
    let row = match Row::of(lab, lab.pages.masks.scheme()) {
        Ok(row) => row,
        Err(nothing) => return sentence(words::GRID, nothing.told(language), language),
    };
    let (grids, looker) = (grids(&row, lab), row.looker(lab));
    let Some(last) = grids.last() else {
        return sentence(words::GRID, words::GRID_NONE.get(language).into(), language);
    };
    let width = last.left + last.columns as f64;
    let height = grids.iter().map(|grid| grid.rows).max().unwrap_or(1) as f64;
    let mut marks = Vec::new();
    for grid in &grids {
        marks.extend(drawn(grid, &row, looker, language));
    }
    let entry = |label: crate::text::Text, ink| Entry { ink, dashed: false, label: label.get(language).into() };
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("token", &name(&row, looker, language)),
        ("number", &looker),
        ("reads", &row.relation.reads(looker)),
        ("tokens", &row.tokens()),
        ("readers", &row.relation.readers(looker).count()),
    ];
    let quiet = |high| Axis { ticks: false, ..Axis::linear("", high) };
    Figure {
        x: quiet((0.0, width)),
        y: quiet((-0.9, height)).reversed(),
        equal: true,
        marks,
        legend: vec![
            entry(words::GRID_READS, INKS[0]),
            entry(words::GRID_READERS, INKS[1]),
            entry(words::GRID_BOTH, INKS[2]),
        ],
        summary: words::GRID_SUMMARY.with(language, &values),
        table: table(&grids, &row, looker, language),
        ..empty(words::GRID, String::new(), language)
    }
}

/// Kind 0: the looker reads it, 1: it reads the looker, 2: both; None: neither.
fn relation(row: &Row, looker: usize, token: usize) -> Option<usize> {
    let (reads, read) = (row.relation.allows(looker, token), row.relation.allows(token, looker));
    match (reads, read) {
        (true, true) => Some(2),
        (true, false) => Some(0),
        (false, true) => Some(1),
        (false, false) => None,
    }
}

fn drawn(grid: &Grid, row: &Row, looker: usize, language: Language) -> Vec<Mark> {
    const FULL: f32 = 0.8;
    let cell = |token: &Option<usize>| {
        let kind = token.and_then(|token| relation(row, looker, token));
        kind.map_or(f32::NAN, |kind| kind as f32 + FULL)
    };
    let (columns, rows) = (grid.columns as f64, grid.rows as f64);
    let from = (grid.left, 0.0);
    let to = (grid.left + columns, rows);
    let mut marks = vec![
        Mark::Raster(Raster {
            from,
            to,
            columns: grid.columns,
            rows: grid.rows,
            cells: Cells::Values(grid.tokens.iter().map(cell).collect()),
            colours: ColourScale {
                family: Family::Kinds(INKS),
                low: 0.0,
                high: 3.0,
                clipped: (false, false),
                label: String::new(),
            },
            explained: false,
        }),
        Mark::Frame { from, to, ink: Ink::Muted },
        Mark::Caption {
            at: (grid.left, -0.4),
            room: columns + GAP,
            text: kind_name(grid.kind, language),
            ink: Ink::Muted,
        },
    ];
    if let Some(place) = grid.tokens.iter().position(|token| *token == Some(looker)) {
        let (x, y) = (grid.left + (place % grid.columns) as f64 + 0.5, (place / grid.columns) as f64 + 0.5);
        marks.push(Mark::Points { points: vec![(x, y)], ink: Ink::Warning, radius: 4.0 });
    }
    marks
}

fn table(grids: &[Grid], row: &Row, looker: usize, language: Language) -> Table {
    let told = |token: usize| {
        let text = match relation(row, looker, token) {
            Some(0) => words::GRID_READS,
            Some(1) => words::GRID_READERS,
            Some(_) => words::GRID_BOTH,
            None => return "–".to_string(),
        };
        if token == looker { words::ONLY_ITSELF } else { text }.get(language).into()
    };
    let line = |token: usize| vec![token.to_string(), name(row, token, language), told(token)];
    let rows = grids.iter().flat_map(|grid| grid.tokens.iter().flatten()).map(|token| line(*token));
    Table {
        head: [words::NUMBER, words::KIND, words::ALLOWED].map(|name| name.get(language).into()).into(),
        rows: rows.collect(),
    }
}
