//! Where do linear mechanisms differ from softmax? Their weights less its weights, on one scale.

use super::linear::{Panel, asked, differences, forget, most};
use super::linear_maps::{cells, grid, inspect, looked_at, maps, name, overlay, pick, step, told};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Figure, Table};
use crate::messages::linear as words;
use rotarium_kernel::number::significant;

/// The differences.
pub static VIEW: View = View {
    forget,
    pages: looked_at,
    step,
    square: true,
    ..View::new("linear_apart", words::APART, words::APART_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers =
    Answers { subtitle: told, pick, overlay, inspect, ..Answers::of(figure) };

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let maps = maps(lab);
    let apart: Vec<_> =
        maps.iter().map(|(name, sight, map)| (*name, *sight, map - &maps[0].2)).collect();
    let high = most(apart.iter().skip(1).flat_map(|(.., map)| map.iter().map(|x| x.abs())));
    let panel = |(text, sight, map): &_| Panel {
        name: name(lab, *text, *sight, language),
        rows: maps[0].2.nrows(),
        columns: maps[0].2.ncols(),
        cells: cells(map, *sight),
        colours: differences(high, words::LESS_SOFTMAX.get(language).into()),
    };
    let grid = grid(lab);
    let marks = grid.marks(apart.iter().map(panel).collect(), &[0]);
    let largest =
        |map: &ndarray::Array2<f64>| map.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let rows: Vec<Vec<String>> = apart
        .iter()
        .map(|(text, sight, map)| {
            vec![name(lab, *text, *sight, language), significant(largest(map), 3)]
        })
        .collect();
    let each: Vec<String> = rows.iter().map(|row| row.join(": ")).collect();
    let head = [words::MECHANISM, words::LARGEST_DIFFERENCE];
    Figure {
        summary: words::APART_SUMMARY.with(language, &[("each", &each.join("; "))]),
        table: Table { head: super::linear::names(&head, language), rows },
        ..grid.figure(words::APART, language, marks, true)
    }
}
