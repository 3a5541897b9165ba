//! Columns of cos and sin tables: libraries repeat each pair, as two halves, as neighbours, as halves of the block of each of two
//! axes, or not at all.

use rotarium_kernel::Head;
use rotarium_kernel::layout::Position;

use super::case::{Problem, Tensor, malformed};
use super::check::Check;

/// The pair of each column. Which repetition a table uses is read off the table itself.
pub(crate) fn pairs(table: &Tensor, pairs: usize) -> Result<Vec<usize>, Problem> {
    let width = table.width();
    if width == pairs {
        return Ok((0..pairs).collect());
    }
    if width != 2 * pairs {
        return malformed(format!("a table of {width} columns for {pairs} pairs"));
    }
    let halves: Vec<usize> = (0..width).map(|column| column % pairs).collect();
    let neighbours: Vec<usize> = (0..width).map(|column| column / 2).collect();
    let half = pairs / 2;
    let per_axis: Vec<usize> = (0..width)
        .map(|column| match column.checked_sub(2 * half) {
            None => column % half.max(1),
            Some(column) => half + column % (pairs - half).max(1),
        })
        .collect();
    // An order fits when columns of the same pair are the same in every row.
    let fits = |order: &[usize]| {
        let first: Vec<Option<usize>> =
            (0..pairs).map(|pair| order.iter().position(|&other| other == pair)).collect();
        let same = |row: &[f64]| {
            (0..width)
                .all(|column| first[order[column]].is_some_and(|first| row[column] == row[first]))
        };
        table.rows().all(same)
    };
    match [halves, neighbours, per_axis].into_iter().find(|order| fits(order)) {
        Some(order) => Ok(order),
        None => malformed("the columns of cos and sin repeat in no known order"),
    }
}

/// Compares cos and sin of the head's angles at `positions`, the attention factor included.
pub(crate) fn check(check: &mut Check, head: &Head, positions: &[Position]) -> Result<(), Problem> {
    let frequencies = head.frequencies();
    for (name, function) in [("cos", f64::cos as fn(f64) -> f64), ("sin", f64::sin)] {
        for precision in [super::case::Precision::Double, super::case::Precision::Single] {
            let Some((table, tolerance)) = check.case.reference(name, precision)? else { continue };
            let order = pairs(&table, frequencies.rotary_pairs())?;
            let found: Vec<f64> = positions
                .iter()
                .flat_map(|&position| {
                    let angles: Vec<f64> = frequencies.angles(position).collect();
                    let value =
                        |&pair: &usize| frequencies.attention_factor() * function(angles[pair]);
                    order.iter().map(value).collect::<Vec<_>>()
                })
                .collect();
            check.values(name, &found, &table, tolerance)?;
            break;
        }
    }
    Ok(())
}
