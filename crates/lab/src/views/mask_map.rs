//! Which key may each query read, who predicts what, which keys are kept, and what do two layers reach? (The notes, §11; Su,
//! kexue.fm/archives/9984 and 10197.)

use rotarium_kernel::mixed::{Cache, Content, Kind, Loss, Note, leaks};
use rotarium_kernel::number::significant;

use super::laid::{CLASSES, Row, class, empty, forget, kind_name, objective, pages, status};
use super::{Answers, View};
use crate::action::Action;
use crate::experiment::Experiment;
use crate::figure::{
    Anchor, Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster, Side, Table,
};
use crate::inspect::{Fact, Inspection};
use crate::lab::{Cursor, Lab, SlotName};
use crate::messages::masks as words;
use crate::pages::{Masks, Shows};
use crate::text::{Language, Text};

/// The mask of the scheme.
pub static VIEW: View = View {
    forget,
    pages: |all| pages(all, |masks| Masks { other: 0, ..masks.clone() }),
    step,
    pins,
    square: true,
    ..View::new("mask_map", words::MAP, words::MAP_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| told(lab, scheme(lab), language),
    pick: |lab, point| pick(lab, scheme(lab), point),
    overlay: |lab, cursor| overlay(lab, scheme(lab), cursor),
    inspect: |lab, cursor, language| inspect(lab, scheme(lab), cursor, language),
    ..Answers::of(|experiment| figure(experiment, scheme(&experiment.lab)))
};

type Scheme = rotarium_kernel::mixed::Scheme;

fn scheme(lab: &Lab) -> &'static Scheme {
    lab.pages.masks.scheme()
}

/// An arrow moves the token that is looked at.
pub(super) fn step(lab: &Lab, _: Cursor, (right, down): (isize, isize)) -> Cursor {
    let query = lab.pages.masks.looker.saturating_add_signed(right + down);
    Cursor { query, key: query, pair: None }
}

/// A click looks at the query.
pub(super) fn pins(cursor: Cursor) -> Action {
    Action::Turn { slot: SlotName::A, layer: 0, key: "looker", value: cursor.query as f64 }
}

pub(super) fn told(lab: &Lab, scheme: &'static Scheme, language: Language) -> String {
    let row = match Row::of(lab, scheme) {
        Ok(row) => row,
        Err(nothing) => return nothing.told(language),
    };
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("scheme", &scheme.title),
        ("tokens", &row.tokens()),
        ("pairs", &row.relation.count()),
        ("status", &status(scheme).get(language)),
    ];
    words::SUBTITLE.with(language, &values)
}

pub(super) fn pick(lab: &Lab, scheme: &'static Scheme, (x, y): (f64, f64)) -> Option<Cursor> {
    let row = Row::of(lab, scheme).ok()?;
    let at = |place: f64| (place >= 0.0).then_some(place as usize).filter(|at| *at < row.tokens());
    Some(Cursor { query: at(y)?, key: at(x)?, pair: None })
}

pub(super) fn overlay(lab: &Lab, scheme: &'static Scheme, cursor: Cursor) -> Vec<Mark> {
    let Ok(row) = Row::of(lab, scheme) else { return Vec::new() };
    cross(row.tokens(), cursor.query, cursor.key, Ink::Strong).into()
}

/// Frames around a row and a column.
fn cross(tokens: usize, query: usize, key: usize, ink: Ink) -> [Mark; 2] {
    let last = tokens - 1;
    let [all, query, key] = [tokens, query.min(last), key.min(last)].map(|at| at as f64);
    [
        Mark::Frame { from: (0.0, query), to: (all, query + 1.0), ink },
        Mark::Frame { from: (key, 0.0), to: (key + 1.0, all), ink },
    ]
}

/// What is known of a query and a key.
pub(super) fn inspect(
    lab: &Lab,
    scheme: &'static Scheme,
    cursor: Cursor,
    language: Language,
) -> Inspection {
    let Ok(row) = Row::of(lab, scheme) else { return Inspection::default() };
    let last = row.tokens() - 1;
    let (query, key) = (cursor.query.min(last), cursor.key.min(last));
    let name = |at: usize| format!("{at} · {}", kind_name(row.laid.tokens[at].kind, language));
    let allowed = row.relation.allows(query, key);
    let answer = if allowed { words::ALLOWED } else { words::FORBIDDEN };
    let mut facts = vec![
        Fact::new("query", words::QUERY.get(language), name(query)),
        Fact::new("allowed", answer.get(language), name(key)),
        Fact::number("reads", words::READS.get(language), row.relation.reads(query) as f64),
        Fact::number("readers", words::READ_BY.get(language), row.relation.readers(key).count() as f64),
    ];
    for loss in row.losses(query) {
        let what = format!("{} · {}", target(&row, lab, loss.target, language), objective(loss).get(language));
        facts.push(Fact::new("predicts", words::PREDICTS.get(language), what));
    }
    Inspection { facts }
}

pub(super) fn figure(experiment: &Experiment, scheme: &'static Scheme) -> Figure {
    let (lab, language) = (&experiment.lab, experiment.language);
    let row = match Row::of(lab, scheme) {
        Ok(row) => row,
        Err(nothing) => return sentence(words::MAP, nothing.told(language), language),
    };
    let tokens = row.tokens();
    let all = tokens as f64;
    let shows = lab.pages.masks.shows;
    let (cells, inks) = cells(&row, shows);
    let raster = Raster {
        from: (0.0, 0.0),
        to: (all, all),
        columns: tokens,
        rows: tokens,
        cells: Cells::Values(cells),
        colours: ColourScale {
            family: Family::Kinds(inks),
            low: 0.0,
            high: 3.0,
            clipped: (false, false),
            label: String::new(),
        },
        explained: false,
    };
    let mut marks = vec![Mark::Raster(raster)];
    if shows == Shows::Losses {
        marks.extend(targets(&row));
    }
    let looker = row.looker(lab);
    marks.extend(cross(tokens, looker, looker, Ink::Accent));
    marks.extend(strips(&row, language));
    Figure {
        x: Axis::linear(words::KEY_AXIS.get(language), (0.0, all)),
        y: Axis::linear(words::QUERY_AXIS.get(language), (0.0, all)).reversed(),
        equal: true,
        marks,
        legend: legend(shows, language),
        summary: summary(&row, shows, language),
        table: table(&row, lab, language),
        ..empty(words::MAP, String::new(), language)
    }
}

/// The kind and amount of each cell, and the inks of the kinds.
fn cells(row: &Row, shows: Shows) -> (Vec<f32>, [Ink; 3]) {
    const FULL: f32 = 0.85;
    let tokens = row.tokens();
    let caches = row.caches();
    let twice = (shows == Shows::Hops).then(|| row.relation.twice());
    let kind = |query: usize, key: usize| {
        let allowed = row.relation.allows(query, key);
        if let Some(twice) = &twice {
            let new = !allowed && twice.allows(query, key);
            return if new { Some(2) } else { allowed.then_some(0) };
        }
        allowed.then(|| match (shows, caches[key]) {
            (Shows::Cache, Cache::AtOnce | Cache::After(_)) => 0,
            (Shows::Cache, Cache::Unread) => 1,
            (Shows::Cache, Cache::Never) => 2,
            _ => class(&row.laid.tokens[key]),
        })
    };
    let cell = |at: usize| kind(at / tokens, at % tokens).map_or(f32::NAN, |kind| kind as f32 + FULL);
    let inks = match shows {
        Shows::Mask | Shows::Losses => CLASSES,
        Shows::Cache => [Ink::Second, Ink::Muted, Ink::Warning],
        Shows::Hops => [Ink::Accent, Ink::Accent, Ink::Warning],
    };
    ((0..tokens * tokens).map(cell).collect(), inks)
}

/// A dot where each prediction has its answer: at the key that holds it, on the row that predicts.
fn targets(row: &Row) -> Vec<Mark> {
    let leaks = leaks(&row.laid, &row.relation);
    let (mut hidden, mut open) = (Vec::new(), Vec::new());
    for loss in &row.laid.losses {
        let Some(key) = holder(row, loss.target) else { continue };
        let point = (key as f64 + 0.5, loss.at as f64 + 0.5);
        let leaky = leaks.iter().any(|leak| leak.at == loss.at);
        if leaky { &mut open } else { &mut hidden }.push(point);
    }
    let radius = (120.0 / row.tokens() as f32).clamp(1.5, 5.0);
    [(hidden, Ink::Strong), (open, Ink::Warning)]
        .map(|(points, ink)| Mark::Points { points, ink, radius })
        .into()
}

/// The token that holds an answer in the open, else one that stands at its place.
fn holder(row: &Row, target: Content) -> Option<usize> {
    let place = |at: &usize, clean: bool| match target {
        Content::Token(other) => *at == other,
        Content::Patch { span, index } => {
            let token = row.laid.tokens[*at];
            let of_grid = if clean { token.kind == Kind::Patch } else { token.kind.is_of_grid() };
            of_grid && token.kind != Kind::Vit && token.span == Some(span) && token.index == index
        }
    };
    let at = |clean: bool| (0..row.tokens()).find(|at| place(at, clean));
    at(true).or_else(|| at(false))
}

/// Stretches of tokens of one kind along both axes.
fn strips(row: &Row, language: Language) -> Vec<Mark> {
    let tokens = &row.laid.tokens;
    let mut marks = Vec::new();
    let mut from = 0;
    for at in 1..=tokens.len() {
        let same = tokens.get(at).is_some_and(|token| {
            (token.kind, token.span, token.group) == (tokens[from].kind, tokens[from].span, tokens[from].group)
        });
        if same {
            continue;
        }
        let label = kind_name(tokens[from].kind, language);
        for along in [Side::X, Side::Y] {
            marks.push(Mark::Strip {
                along,
                from: from as f64,
                to: at as f64,
                ink: CLASSES[class(&tokens[from])],
                label: label.clone(),
            });
        }
        from = at;
    }
    marks
}

fn legend(shows: Shows, language: Language) -> Vec<Entry> {
    let entry = |label: Text, ink| Entry { ink, dashed: false, label: label.get(language).into() };
    let classes = [words::KEY_TEXT, words::KEY_CLEAN, words::KEY_NOISE];
    let mut legend: Vec<Entry> = match shows {
        Shows::Mask | Shows::Losses => {
            classes.into_iter().zip(CLASSES).map(|(label, ink)| entry(label, ink)).collect()
        }
        Shows::Cache => vec![
            entry(words::CACHE_KEPT, Ink::Second),
            entry(words::CACHE_UNREAD, Ink::Muted),
            entry(words::CACHE_NEVER, Ink::Warning),
        ],
        Shows::Hops => {
            vec![entry(words::ALLOWED, Ink::Accent), entry(words::HOP_NEW, Ink::Warning)]
        }
    };
    if shows == Shows::Losses {
        legend.push(entry(words::TARGET, Ink::Strong));
    }
    legend
}

fn summary(row: &Row, shows: Shows, language: Language) -> String {
    let (tokens, pairs) = (row.tokens(), row.relation.count());
    let density = pairs as f64 / (tokens * tokens) as f64;
    let values: [(&str, &dyn std::fmt::Display); 7] = [
        ("scheme", &row.scheme.title),
        ("pairs", &pairs),
        ("all", &(tokens * tokens)),
        ("density", &format!("{} %", significant(100.0 * density, 3))),
        ("causal", &row.causal()),
        ("noise", &row.noise()),
        ("holes", &row.relation.holes()),
    ];
    let mut parts = vec![words::SUMMARY.with(language, &values)];
    parts.extend(row.laid.notes.iter().map(|note| note_text(*note).get(language).to_string()));
    parts.push(match shows {
        Shows::Mask => String::new(),
        Shows::Losses => losses_told(row, language),
        Shows::Cache => caches_told(row, language),
        Shows::Hops => hops_told(row, language),
    });
    parts.retain(|part| !part.is_empty());
    parts.join(if language == Language::Zh { "" } else { " " })
}

fn note_text(note: Note) -> Text {
    match note {
        Note::ImagesFirst => words::NOTE_FIRST,
        Note::TextLeftOut => words::NOTE_LEFT,
        Note::ImagesAlone => words::NOTE_ALONE,
    }
}

fn losses_told(row: &Row, language: Language) -> String {
    let losses = row.laid.losses.len();
    match leaks(&row.laid, &row.relation).len() {
        _ if losses == 0 => words::LOSSES_NONE.get(language).into(),
        0 => words::LOSSES.with(language, &[("losses", &losses)]),
        leaks => words::LOSSES_LEAK.with(language, &[("losses", &losses), ("leaks", &leaks)]),
    }
}

fn caches_told(row: &Row, language: Language) -> String {
    let caches = row.caches();
    let count = |of: fn(&Cache) -> bool| caches.iter().filter(|cache| of(cache)).count();
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("kept", &count(|cache| matches!(cache, Cache::AtOnce | Cache::After(_)))),
        ("unread", &count(|cache| *cache == Cache::Unread)),
        ("never", &count(|cache| *cache == Cache::Never)),
    ];
    words::CACHES.with(language, &values)
}

fn hops_told(row: &Row, language: Language) -> String {
    match row.relation.twice().count() - row.relation.count() {
        0 => words::HOPS_NONE.get(language).into(),
        new => words::HOPS_NEW.with(language, &[("new", &new)]),
    }
}

/// What is predicted, in words.
fn target(row: &Row, lab: &Lab, target: Content, language: Language) -> String {
    match target {
        Content::Token(at) => words::OF_TOKEN.with(language, &[("at", &at)]),
        Content::Patch { span, index } => {
            let columns = row.grid(lab, span, Kind::Patch).map_or(1, |(_, columns)| columns.max(1));
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("row", &(index / columns)), ("column", &(index % columns)), ("image", &span)];
            words::OF_PATCH.with(language, &values)
        }
    }
}

/// One line for each token.
fn table(row: &Row, lab: &Lab, language: Language) -> Table {
    let names = [
        words::NUMBER,
        words::KIND,
        words::POSITION,
        words::READS,
        words::READ_BY,
        words::CACHE,
        words::PREDICTS,
    ];
    let (caches, positions) = (row.caches(), row.positions());
    let line = |at: usize| {
        let cache = match caches[at] {
            Cache::AtOnce => words::AT_ONCE.get(language).into(),
            Cache::After(last) => words::AFTER.with(language, &[("at", &last)]),
            Cache::Unread => words::UNREAD.get(language).into(),
            Cache::Never => words::NEVER.get(language).into(),
        };
        let told = |loss: &Loss| {
            format!("{} ({})", target(row, lab, loss.target, language), objective(loss).get(language))
        };
        let predicts: Vec<String> = row.losses(at).map(told).collect();
        vec![
            at.to_string(),
            kind_name(row.laid.tokens[at].kind, language),
            positions[at].to_string(),
            row.relation.reads(at).to_string(),
            row.relation.readers(at).count().to_string(),
            cache,
            if predicts.is_empty() { "–".into() } else { predicts.join(", ") },
        ]
    };
    Table {
        head: names.map(|name| name.get(language).into()).into(),
        rows: (0..row.tokens()).map(line).collect(),
    }
}

/// Words at the middle of a figure that has nothing else.
pub(super) fn sentence(title: Text, text: String, language: Language) -> Figure {
    let mark = Mark::Text { at: (0.5, 0.5), text: text.clone(), anchor: Anchor::Middle, ink: Ink::Muted };
    Figure { marks: vec![mark], ..empty(title, text, language) }
}
