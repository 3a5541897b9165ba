//! Columns of cos and sin tables: libraries repeat each pair, as two halves or as neighbours, or not at all.

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
    let repeats = |order: &[usize], partner: &dyn Fn(usize) -> usize| {
        table.rows().all(|row| (0..width).all(|column| row[column] == row[partner(order[column])]))
    };
    if repeats(&halves, &|pair| pair) {
        Ok(halves)
    } else if repeats(&neighbours, &|pair| 2 * pair) {
        Ok(neighbours)
    } else {
        malformed("the columns of cos and sin repeat in no known order")
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
