//! Which distances has training never shown? What the rotation sees between every two tokens of a text: whole distances below the
//! training length, what lies between those, and what lies beyond.
//!
//! A cell stands for the tokens of a square. It is coloured by the distance in its middle; it counts as between when any distance in
//! it does, so that whole ones that recur do not flicker. The counts in the legend are of all pairs, not of cells.

use std::ops::Range;

use rotarium_kernel::Head;
use rotarium_kernel::attention::sampled;
use rotarium_kernel::measures::{Counts, Known, Pace, Rho};
use rotarium_kernel::number::significant;

use super::beside::{forget, of_positions};
use super::{Answers, View, moved, shown_name};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster, Side, Table};
use crate::lab::{Cursor, Lab};
use crate::messages;
use crate::messages::length::positions as words;
use crate::pages::Positions;
use crate::score::slot;
use crate::text::{Language, Text};

/// The map.
pub static VIEW: View = View {
    forget,
    pages: |pages| of_positions(Positions { bare: pages.length.positions.bare, ..Positions::default() }),
    step: |lab, cursor, (right, down)| {
        let tokens = lab.tokens();
        Cursor { query: moved(cursor.query, down, tokens), key: moved(cursor.key, right, tokens), ..cursor }
    },
    square: true,
    ..View::new("rho", words::RHO, words::RHO_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: told,
    pick: |lab, (x, y)| {
        let last = lab.tokens() - 1;
        let token = |value: f64| (value.max(0.0) as usize).min(last);
        Some(Cursor { query: token(y), key: token(x), pair: None })
    },
    overlay,
    ..Answers::of(figure)
};

/// Most cells on a side: colours change slowly, so finer ones show nothing new.
const MOST: usize = 400;

/// The inks of what was seen, what lies between, and what was not seen.
const INKS: [Ink; 3] = [Ink::Accent, Ink::Second, Ink::Warning];

/// The head on text.
fn head(lab: &Lab) -> Head {
    lab.head(slot(lab))
}

fn rho<'a>(lab: &Lab, head: &'a Head) -> Option<Rho<'a>> {
    Rho::new(head, lab.train, !lab.pages.length.positions.bare)
}

/// What becomes of a distance, as a formula.
fn told(lab: &Lab, language: Language) -> String {
    let head = head(lab);
    let Some(rho) = rho(lab, &head) else { return words::NO_RHO_SHORT.get(language).into() };
    let distance = head.encoding().distance.formula();
    match rho.pace {
        Pace::Even(factor) if (factor - 1.0).abs() < 1e-9 => distance,
        Pace::Even(factor) if head.encoding().distance.is_actual() => {
            format!("ρ = Δ/{}", significant(1.0 / factor, 4))
        }
        Pace::Even(factor) => format!("{distance}, : {}", significant(1.0 / factor, 4)),
        Pace::Uneven { .. } if lab.pages.length.positions.bare => {
            words::UNEVEN_BARE.with(language, &[("rho", &distance)])
        }
        Pace::Uneven { unfinished: 0, .. } => words::UNEVEN_NONE.get(language).into(),
        Pace::Uneven { furthest, .. } => words::UNEVEN.with(language, &[("g", &significant(furthest, 3))]),
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let (language, tokens) = (*language, lab.tokens() as f64);
    let head = head(lab);
    let axis = |label: Text| Axis::linear(label.get(language), (0.0, tokens));
    let mut figure = Figure {
        title: format!("{} – {}", VIEW.title.get(language), shown_name(lab, language)),
        subtitle: String::new(),
        x: axis(messages::KEY),
        y: axis(messages::QUERY).reversed(),
        equal: true,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let Some(rho) = rho(lab, &head) else {
        let why = words::NO_RHO.with(language, &[("scheme", &shown_name(lab, language))]);
        return super::shift::refused(figure, why);
    };
    let distances = rho.distances();
    let counts = rho.counts(distances.as_ref());
    let chosen = sampled(lab.tokens(), (experiment.cells as usize).min(MOST));
    if chosen.len() < lab.tokens() {
        let step = significant(tokens / chosen.len() as f64, 4);
        let note = messages::SAMPLED.with(language, &[("step", &step)]);
        figure.x.label = format!("{} · {note}", figure.x.label);
    }
    let side = lab.tokens().div_ceil(chosen.len());
    let is_between = |query: usize, key: usize| {
        let back = query.abs_diff(key);
        let run = back.saturating_sub(side - 1)..back + side;
        distances.as_ref().is_some_and(|distances| distances.count(run)[1] > 0)
    };
    let values = Cell { head: &head, rho: &rho, train: lab.train as f64, side }.all(&chosen, is_between);
    figure.marks.push(raster(values, chosen.len(), tokens));
    figure.marks.extend(border(lab, &rho, distances.is_some(), &head));
    figure.legend = legend(&counts, language);
    figure.summary = summary(lab, &rho, &counts, language);
    figure.table = table(lab, &head, &rho, language);
    figure
}

/// What cells are made of.
struct Cell<'a> {
    head: &'a Head,
    rho: &'a Rho<'a>,
    train: f64,
    /// Tokens on a side.
    side: usize,
}

impl Cell<'_> {
    /// Row by row: the kind of the distance and how large it is; NaN where nothing is read.
    fn all(&self, chosen: &[usize], is_between: impl Fn(usize, usize) -> bool) -> Vec<f32> {
        let mut values = Vec::with_capacity(chosen.len() * chosen.len());
        for &query in chosen {
            let keys = self.head.keys(query).ranges();
            for &key in chosen {
                let value = self.read(&keys, query, key).map(|key| self.value(query, key, is_between(query, key)));
                values.push(value.unwrap_or(f32::NAN));
            }
        }
        values
    }

    /// The token of a cell that is read, its middle one if that is: a few first tokens and narrow windows must not be lost.
    fn read(&self, keys: &[Range<usize>; 2], query: usize, key: usize) -> Option<usize> {
        if keys.iter().any(|run| run.contains(&key)) {
            return Some(key);
        }
        let half = self.side / 2;
        let (first, end) = (key.saturating_sub(half), key + self.side - half);
        // What stands around the query is in the cell on the diagonal.
        let sinks = &keys[0];
        let near = if key < query { &keys[1] } else { sinks };
        let last = |run: &Range<usize>| {
            let end = end.min(run.end);
            (first.max(run.start) < end).then(|| end - 1)
        };
        last(sinks).or_else(|| last(near))
    }

    fn value(&self, query: usize, key: usize, is_between: bool) -> f32 {
        let rho = self.rho.at(query, key);
        let (kind, amount) = match self.rho.known(rho) {
            Known::Unseen => {
                // The same shade for the same distance, whatever the recipe: up to that of plain RoPE.
                let top = (self.head.tokens() as f64 / self.train).max(2.0);
                (2.0, libm::log(rho / self.train) / libm::log(top))
            }
            known if is_between || known == Known::Between => (1.0, rho / self.train),
            _ => (0.0, rho / self.train),
        };
        (kind + 0.02 + 0.96 * amount.clamp(0.0, 1.0)) as f32
    }
}

fn raster(values: Vec<f32>, side: usize, tokens: f64) -> Mark {
    let family = Family::Kinds(INKS);
    let colours = ColourScale { family, low: 0.0, high: 3.0, clipped: (false, false), label: String::new() };
    let (from, to) = ((0.0, 0.0), (tokens, tokens));
    Mark::Raster(Raster { from, to, columns: side, rows: side, cells: Cells::Values(values), colours, explained: false })
}

/// The line on which the distance reaches the training length, where the distance alone decides.
fn border(lab: &Lab, rho: &Rho<'_>, is_even: bool, head: &Head) -> Option<Mark> {
    let last = lab.tokens() - 1;
    let is_causal = head.encoding().mask.id() == "causal";
    if !is_even || !is_causal || rho.known(rho.at(last, 0)) != Known::Unseen {
        return None;
    }
    // Distances never shrink here: the first that is beyond.
    let (mut low, mut high) = (0, last);
    while low < high {
        let middle = usize::midpoint(low, high);
        if rho.known(rho.at(middle, 0)) == Known::Unseen { high = middle } else { low = middle + 1 }
    }
    let (first, tokens) = (low as f64, lab.tokens() as f64);
    let points = vec![(0.0, first), (tokens - first, tokens)];
    Some(Mark::Line { points, ink: Ink::Strong, width: 1.0, dashed: true })
}

/// Shares of the pairs that may be read, of each kind that there is; and how many keys before a query it may not read.
fn legend(counts: &Counts, language: Language) -> Vec<Entry> {
    let all = counts.readable().max(1);
    let about = if counts.exact { "" } else { "≈ " };
    let share = |part: u64, all: u64| format!("{about}{}", percent(part, all));
    let names = [(words::SEEN, counts.seen), (words::BETWEEN, counts.between), (words::UNSEEN, counts.unseen)];
    let shown = INKS.into_iter().zip(names).filter(|(ink, (_, count))| *count > 0 || *ink == Ink::Warning);
    let entry = |(ink, (name, count)): (Ink, (Text, u64))| Entry {
        ink,
        dashed: false,
        label: name.with(language, &[("share", &share(count, all))]),
    };
    let mut legend: Vec<_> = shown.map(entry).collect();
    if counts.masked > 0 {
        let share = percent(counts.masked, counts.masked + all);
        let label = words::HIDDEN.with(language, &[("share", &share)]);
        legend.push(Entry { ink: Ink::Muted, dashed: true, label });
    }
    legend
}

/// A share in percent; what is neither none nor all never looks so.
fn percent(part: u64, all: u64) -> String {
    let share = 100.0 * part as f64 / all.max(1) as f64;
    match part {
        0 => "0 %".into(),
        _ if part == all => "100 %".into(),
        _ if share < 0.01 => "< 0.01 %".into(),
        _ if share > 99.99 => "> 99.99 %".into(),
        _ if share > 99.0 => format!("{} %", significant(share, 4)),
        _ => format!("{} %", significant(share, 3)),
    }
}

fn summary(lab: &Lab, rho: &Rho<'_>, counts: &Counts, language: Language) -> String {
    let mut said = words::RHO_SUMMARY.with(
        language,
        &[
            ("scheme", &shown_name(lab, language)),
            ("rho", &told(lab, language)),
            ("n", &printed(lab.tokens() as f64)),
            ("train", &printed(lab.train as f64)),
            ("all", &printed(counts.readable() as f64)),
            ("seen", &printed(counts.seen as f64)),
            ("between", &printed(counts.between as f64)),
            ("unseen", &printed(counts.unseen as f64)),
            ("masked", &printed(counts.masked as f64)),
        ],
    );
    if let Pace::Uneven { furthest, unfinished } = rho.pace {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("g", &significant(furthest, 3)), ("unfinished", &unfinished)];
        if !lab.pages.length.positions.bare {
            said = format!("{said} {}", words::UNEVEN_NOTE.with(language, &values));
        }
    }
    if counts.exact { said } else { format!("{said} {}", words::ESTIMATED.get(language)) }
}

fn known_name(known: Known) -> Text {
    match known {
        Known::Seen => words::IS_SEEN,
        Known::Between => words::IS_BETWEEN,
        Known::Unseen => words::IS_UNSEEN,
    }
}

/// ρ of the last token and every key, None where it may not read.
fn row(head: &Head, rho: &Rho<'_>) -> Vec<Option<f64>> {
    let query = head.tokens() - 1;
    let keys = head.keys(query);
    (0..=query).map(|key| keys.contains(key).then(|| rho.at(query, key))).collect()
}

/// What the last token sees: all keys, or a few dozen of them.
fn table(lab: &Lab, head: &Head, rho: &Rho<'_>, language: Language) -> Table {
    let row = row(head, rho);
    let last = row.len() - 1;
    let line = |key: usize| {
        let [rho, known] = match row[key] {
            Some(seen) => [significant(seen, 8), known_name(rho.known(seen)).get(language).into()],
            None => ["–".into(), words::IS_MASKED.get(language).into()],
        };
        vec![key.to_string(), (last - key).to_string(), rho, known]
    };
    let key = words::OF_LAST.with(language, &[("last", &last), ("train", &lab.train)]);
    let head = vec![key, "Δ".into(), "ρ".into(), words::KIND.get(language).into()];
    Table { head, rows: sampled(row.len(), 64).into_iter().map(line).collect() }
}

/// Row and column of the cursor, and what is seen there.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let mut lab = lab.clone();
    forget(&mut lab);
    let head = head(&lab);
    let rule = |along, at: usize| {
        let (at, label) = (at as f64 + 0.5, String::new());
        Mark::Rule { along, at, ink: Ink::Strong, dashed: false, label }
    };
    let mut marks = vec![rule(Side::X, cursor.key), rule(Side::Y, cursor.query)];
    let last = lab.tokens() - 1;
    let (query, key) = (cursor.query.min(last), cursor.key.min(last));
    if let Some(rho) = rho(&lab, &head).filter(|_| head.keys(query).contains(key)) {
        let seen = rho.at(query, key);
        let beyond = if rho.known(seen) == Known::Unseen { format!(" ≥ {}", lab.train) } else { String::new() };
        let sign = if query >= key { "" } else { "−" };
        let text = format!("Δ = {sign}{}: ρ = {sign}{}{beyond}", query.abs_diff(key), significant(seen, 6));
        // The upper right half is empty where nobody reads ahead.
        let at = (0.97 * lab.tokens() as f64, 0.08 * lab.tokens() as f64);
        marks.push(Mark::Text { at, text, anchor: Anchor::End, ink: Ink::Strong });
    }
    marks
}

#[cfg(test)]
#[path = "rho/tests.rs"]
mod tests;
