//! The borders between sections of pairs, and the knobs that move them.
//!
//! Deliberately does not know: pointers and keys.

use rotarium_kernel::allocation::Allocation;

use super::Frame;
use crate::figure::Grip;
use crate::lab::{Lab, SlotName};

const TIME: &str = "section-t";
const ROWS: &str = "section-h";

/// The borders that the knobs of a recipe can move; none where it has no sections.
pub(super) fn grips(lab: &Lab, slot: SlotName, frame: &Frame) -> Vec<Grip> {
    let recipe = lab.slot(slot);
    let has = |layer: &usize| {
        recipe.scheme_at(*layer).is_some_and(|scheme| scheme.knobs.iter().any(|k| k.key == TIME))
    };
    // Of several schemes the one on top decides.
    let Some(layer) = (0..=recipe.over.len()).rev().find(has) else { return Vec::new() };
    let pairs = lab.dim.pairs() as f64;
    let whole = [frame.lane(frame.axes.saturating_sub(1))[0], frame.lane(0)[2]];
    let lanes = |from: usize, to: usize| (frame.lane(to)[0], frame.lane(from)[2]);
    let grip = |key: &str, zero: f64, per: f64, span| Grip { layer, key: key.into(), zero, per, span };
    match lab.encoding(slot).allocation {
        Allocation::Chunked(sections) => consecutive(sections.first, &grip, &lanes),
        Allocation::Restart(sections) => consecutive(sections.pairs[0], &grip, &lanes),
        Allocation::LowTime(_) => {
            vec![grip(TIME, pairs - 0.5, -1.0, (whole[0], whole[1]))]
        }
        Allocation::Strided(sections) => {
            // The last pair of s rows is 3s − 2, of s columns 3s − 1; time takes what the columns leave.
            let time = pairs - (sections.rows + sections.columns) as f64;
            let columns_and_time = sections.columns as f64 + time;
            vec![
                grip(ROWS, -1.5, 3.0, lanes(1, 1)),
                grip(TIME, 3.0 * columns_and_time - 0.5, -3.0, lanes(2, 2)),
            ]
        }
        _ => Vec::new(),
    }
}

/// Time, then rows, then columns: two borders, each between two lanes.
fn consecutive(
    time: usize,
    grip: &impl Fn(&str, f64, f64, (f64, f64)) -> Grip,
    lanes: &impl Fn(usize, usize) -> (f64, f64),
) -> Vec<Grip> {
    vec![grip(TIME, -0.5, 1.0, lanes(0, 1)), grip(ROWS, time as f64 - 0.5, 1.0, lanes(1, 2))]
}
