//! What do linear mechanisms make of the same queries and keys? Their weights beside those of softmax, on one scale
//! (Su, kexue.fm/archives/7546; Katharopoulos et al., arXiv:2006.16236; Qin et al., arXiv:2202.08791; Shen et al., arXiv:1812.01243).

use ndarray::Array2;
use rotarium_kernel::focus::{effective, entropy, sparsity, total_variation};
use rotarium_kernel::mechanisms::{Sight, relative_error};
use rotarium_kernel::number::significant;

use super::linear::{
    Grid, Panel, amounts, asked, forget, inputs, linear, mapped, most, names, pages, shown,
    sight_of,
};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Figure, Table};
use crate::inspect::{Fact, Inspection};
use crate::known::decimals;
use crate::lab::{Cursor, Lab};
use crate::messages::linear as words;
use crate::pages::{Linear, Pages};
use crate::text::{Language, Text};

/// The maps.
pub static VIEW: View = View {
    forget,
    pages: looked_at,
    step,
    square: true,
    ..View::new("linear_maps", words::MAPS, words::MAPS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers =
    Answers { subtitle: told, pick, overlay, inspect, ..Answers::of(figure) };

/// What matters of the page.
pub(super) fn looked_at(all: &Pages) -> Pages {
    pages(all, |linear| Linear {
        shown: linear.shown,
        full: linear.full,
        order: linear.order,
        features: linear.features,
        codes: linear.codes,
        draw: linear.draw,
        kind: linear.kind,
        lot: linear.lot,
        ..Linear::default()
    })
}

/// An arrow moves by a token.
pub(super) fn step(lab: &Lab, cursor: Cursor, (right, down): (isize, isize)) -> Cursor {
    let tokens = mapped(lab);
    Cursor {
        query: super::moved(cursor.query, down, tokens),
        key: super::moved(cursor.key, right, tokens),
        ..cursor
    }
}

/// How much is mapped.
pub(super) fn told(lab: &Lab, language: Language) -> String {
    let values: [(&str, &dyn std::fmt::Display); 2] = [("n", &mapped(lab)), ("d", &lab.dim.get())];
    let words = if linear(lab).full { words::MAPS_SUB_FULL } else { words::MAPS_SUB };
    words.with(language, &values)
}

pub(super) fn grid(lab: &Lab) -> Grid {
    Grid::square(1 + linear(lab).shown.iter().filter(|shown| **shown).count())
}

pub(super) fn pick(lab: &Lab, point: (f64, f64)) -> Option<Cursor> {
    grid(lab).pick(mapped(lab), point)
}

pub(super) fn overlay(lab: &Lab, cursor: Cursor) -> Vec<crate::figure::Mark> {
    grid(lab).frames(mapped(lab), cursor)
}

/// The maps that are shown, with their names.
pub(super) fn maps(lab: &Lab) -> Vec<(Text, Sight, Array2<f64>)> {
    let inputs = inputs(lab);
    let map = |(name, mechanism): (Text, rotarium_kernel::mechanisms::Mechanism)| {
        let sight = sight_of(&mechanism, lab);
        (name, sight, mechanism.weights(&inputs, sight, 0))
    };
    shown(lab).into_iter().map(map).collect()
}

/// The name above a map; one that cannot be causal says so.
pub(super) fn name(lab: &Lab, name: Text, sight: Sight, language: Language) -> String {
    let plain = name.get(language);
    if sight == Sight::Full && !linear(lab).full {
        words::READS_ALL.with(language, &[("name", &plain)])
    } else {
        plain.into()
    }
}

/// Cells row by row; what is not read is left out.
pub(super) fn cells(map: &Array2<f64>, sight: Sight) -> Vec<f32> {
    map.indexed_iter()
        .map(
            |((query, key), weight)| {
                if sight == Sight::Causal && key > query { f32::NAN } else { *weight as f32 }
            },
        )
        .collect()
}

/// The weights of a cursor's query and key, by mechanism.
pub(super) fn inspect(lab: &Lab, cursor: Cursor, language: Language) -> Inspection {
    let tokens = mapped(lab);
    let (query, key) = (cursor.query.min(tokens - 1), cursor.key.min(tokens - 1));
    let mut facts = vec![
        Fact::new("query", crate::messages::QUERY.get(language), query.to_string()),
        Fact::new("key", crate::messages::KEY.get(language), key.to_string()),
        Fact::number("score", words::SCORE.get(language), inputs(lab).score(query, key)),
    ];
    for (name, _, map) in maps(lab) {
        facts.push(Fact::number(name.en, name.get(language), map[(query, key)]));
    }
    Inspection { facts }
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let maps = maps(lab);
    let high = most(maps[0].2.iter().copied());
    let panel = |(text, sight, map): &(Text, Sight, Array2<f64>)| Panel {
        name: name(lab, *text, *sight, language),
        rows: map.nrows(),
        columns: map.ncols(),
        cells: cells(map, *sight),
        colours: amounts(high, words::WEIGHT.get(language).into()),
    };
    let grid = grid(lab);
    let marks = grid.marks(maps.iter().map(panel).collect(), &[0]);
    let table = table(lab, &maps, language);
    let each = table.rows.iter().skip(1).map(|row| {
        words::MAPS_EACH
            .with(language, &[("name", &row[0]), ("apart", &row[1]), ("error", &row[2])])
    });
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("n", &mapped(lab)), ("each", &each.collect::<Vec<_>>().join(" "))];
    Figure {
        summary: words::MAPS_SUMMARY.with(language, &values),
        table,
        ..grid.figure(words::MAPS, language, marks, true)
    }
}

/// For each mechanism: how far it is from softmax, and what its rows are like.
fn table(lab: &Lab, maps: &[(Text, Sight, Array2<f64>)], language: Language) -> Table {
    let values = &inputs(lab).v;
    let exact = maps[0].2.dot(values);
    let row = |(text, sight, map): &(Text, Sight, Array2<f64>)| {
        let rows: Vec<Vec<f64>> = map.rows().into_iter().map(|row| row.to_vec()).collect();
        let read = |query: usize| &rows[query][..sight.reads(query, rows.len())];
        let mean = |of: &dyn Fn(usize) -> f64| {
            (0..rows.len()).map(of).sum::<f64>() / rows.len().max(1) as f64
        };
        let softmax = |query: usize| maps[0].2.row(query).to_vec();
        let is_positive = map.iter().all(|weight| *weight >= 0.0);
        let whole = |value: String| if is_positive { value } else { "–".into() };
        vec![
            name(lab, *text, *sight, language),
            decimals(mean(&|query| total_variation(&softmax(query), &rows[query])), 3),
            significant(relative_error(&map.dot(values), &exact), 3),
            whole(decimals(mean(&|query| entropy(read(query))), 3)),
            whole(significant(mean(&|query| effective(read(query))), 4)),
            decimals(mean(&|query| sparsity(read(query))), 3),
        ]
    };
    let head = [
        words::MECHANISM,
        words::VARIATION,
        words::OUTPUT_ERROR,
        words::ENTROPY,
        words::EFFECTIVE,
        words::SPARSITY,
    ];
    Table { head: names(&head, language), rows: maps.iter().map(row).collect() }
}

/// A number of the table, for lessons: `variation`, `error`, `entropy`, `effective` or `sparsity` of a mechanism.
pub(crate) fn told_of(lab: &Lab, mechanism: &str, what: &str) -> Option<String> {
    let column = ["variation", "error", "entropy", "effective", "sparsity"]
        .iter()
        .position(|id| *id == what)?;
    let at = std::iter::once("softmax")
        .chain(
            crate::pages::SHOWN
                .into_iter()
                .zip(linear(lab).shown)
                .filter(|(_, shown)| *shown)
                .map(|(id, _)| id),
        )
        .position(|id| id == mechanism)?;
    table(lab, &maps(lab), Language::En).rows.get(at)?.get(column + 1).cloned()
}
