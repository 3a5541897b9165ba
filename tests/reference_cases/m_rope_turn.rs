//! Topic `mrope_apply`: q and k turned at given positions in time, row and column.

use rotarium_kernel::allocation::{Allocation, Chunked, LowTime, Strided};
use rotarium_kernel::layout::Position;
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::placement::{MRope, Placement};
use rotarium_kernel::{Encoding, HeadDim};

use super::case::{Case, Precision, Problem, malformed, unsupported};
use super::check::Check;
use super::{columns, recipe, rope_turn};

/// Compares cos, sin, the axis of each column, and the turned q and k.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let head = recipe::head(&encoding(case, dim)?, dim);
    let positions = positions(case)?;
    axes(check, &head)?;
    rope_turn::vectors(check, &head, std::slice::from_ref(&positions), false)?;
    columns::check(check, &head, &positions)
}

/// M-RoPE with the sections that the case states.
fn encoding(case: &Case, dim: HeadDim) -> Result<Encoding, Problem> {
    let layout = case.text("layout");
    let sections = case.numbers("mrope_section").map(|lists| lists.concat()).unwrap_or_default();
    let &[first, second, third] = sections.as_slice() else {
        return unsupported(format!("mrope_section {sections:?}"));
    };
    let (first, second, third) = (first as usize, second as usize, third as usize);
    let allocation = if layout.starts_with("contiguous") {
        Allocation::Chunked(Chunked { first, second })
    } else if layout.starts_with("interleaved sections") {
        Allocation::Strided(Strided { rows: second, columns: third })
    } else if layout.contains("alternate") && first == second {
        // The list is rows, columns, time here.
        Allocation::LowTime(LowTime { time: third, turns: true })
    } else {
        return unsupported(format!("layout {layout:?} with sections {sections:?}"));
    };
    let encoding = Encoding {
        placement: Placement::MRope(MRope::PAPER),
        allocation,
        pairing: pairing(layout)?,
        ..recipe::rope(case, dim)?
    };
    let rotated = encoding.frequencies(dim, 1.0).rotary_pairs();
    if first + second + third != rotated {
        return unsupported(format!("mrope_section {sections:?} for {rotated} pairs"));
    }
    Ok(encoding)
}

/// "interleaved" is said of sections, too: the words on pairs decide.
fn pairing(layout: &str) -> Result<Pairing, Problem> {
    if layout.contains("half-split") {
        Ok(Pairing::HalfSplit)
    } else if layout.contains("interleaved pairs") {
        Ok(Pairing::Interleaved)
    } else {
        unsupported(format!("layout {layout:?}"))
    }
}

/// Time, row and column of each token.
fn positions(case: &Case) -> Result<Vec<Position>, Problem> {
    let lists = case.numbers("position_ids_thw").unwrap_or_default();
    let [time, row, column] = lists.as_slice() else {
        return malformed("params.position_ids_thw is not three lists");
    };
    if row.len() != time.len() || column.len() != time.len() {
        return malformed("params.position_ids_thw has lists of different lengths");
    }
    Ok((0..time.len()).map(|token| [time[token], row[token], column[token], 0.0]).collect())
}

/// Compares the axis that each column of cos reads.
fn axes(check: &mut Check, head: &rotarium_kernel::Head) -> Result<(), Problem> {
    let case = check.case;
    let Some((cos, _)) = case.reference("cos", Precision::Double)? else { return Ok(()) };
    let frequencies = head.frequencies();
    let order = columns::pairs(&cos, frequencies.rotary_pairs())?;
    let axis = |pair: usize| frequencies.axis(pair).map_or(f64::NAN, |axis| axis as f64);
    check.best("axis_of_column", &order.into_iter().map(axis).collect::<Vec<_>>())
}
