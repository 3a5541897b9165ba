//! Topic `rope_apply`: q and k turned at given positions.

use rotarium_kernel::layout::Position;
use rotarium_kernel::{Encoding, Head};

use super::case::{Case, Problem, Tensor, malformed};
use super::check::Check;
use super::{columns, recipe};

/// Compares cos, sin and the turned q and k.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let layout = case.text("layout");
    let encoding = Encoding { pairing: recipe::pairing(layout)?, ..recipe::rope(case, dim)? };
    let Some(lists) = case.numbers("position_ids") else {
        return malformed("params.position_ids is no list");
    };
    // What follows the length of the text is told the largest position of the call, plus one.
    let last = lists.iter().flatten().copied().fold(0.0, f64::max);
    let head = recipe::head_of_text(&encoding, dim, last as usize + 1);
    let positions: Vec<Vec<Position>> = lists
        .iter()
        .map(|list| list.iter().map(|&position| [position, 0.0, 0.0, 0.0]).collect())
        .collect();
    // A library that writes its pairs as halves permutes the channels of q and k alike, which no score notices.
    let as_halves = layout.contains("de-interleaved");
    vectors(check, &head, &positions, as_halves)?;
    columns::check(check, &head, &positions.concat())
}

/// Compares q and k, turned at the position of their token.
pub(crate) fn vectors(
    check: &mut Check,
    head: &Head,
    positions: &[Vec<Position>],
    as_halves: bool,
) -> Result<(), Problem> {
    let case = check.case;
    for name in ["q", "k"] {
        let Some(input) = case.input(name)? else { continue };
        let mut turned = Vec::with_capacity(input.data.len());
        for (index, vector) in input.rows().enumerate() {
            let position = position_of(case, &input, positions, index)?;
            let vector = head.encoded(vector, position);
            turned.extend(if as_halves {
                halves(&vector, 2 * head.frequencies().rotary_pairs())
            } else {
                vector
            });
        }
        check.best(name, &turned)?;
    }
    Ok(())
}

/// The position of the vector of that index: one list for all batches, or one for each.
fn position_of(
    case: &Case,
    input: &Tensor,
    positions: &[Vec<Position>],
    index: usize,
) -> Result<Position, Problem> {
    let axes = case.axes();
    let rank = input.shape.len();
    let token_axis = axes.iter().position(|axis| axis == "seq").filter(|_| axes.len() == rank);
    let axis = token_axis.unwrap_or(rank.saturating_sub(2));
    let along = |axis: usize| {
        let inner: usize = input.shape[axis + 1..rank - 1].iter().product();
        index / inner % input.shape[axis]
    };
    let list = if positions.len() > 1 { along(0) } else { 0 };
    let found = positions.get(list).and_then(|list| list.get(along(axis)).copied());
    found.map_or_else(|| malformed("fewer position_ids than tokens"), Ok)
}

/// First members of the rotated pairs, then second members, then the channels that do not turn.
fn halves(vector: &[f64], rotated: usize) -> Vec<f64> {
    let firsts = (0..rotated).step_by(2);
    let seconds = (1..rotated).step_by(2);
    firsts.chain(seconds).chain(rotated..vector.len()).map(|channel| vector[channel]).collect()
}
