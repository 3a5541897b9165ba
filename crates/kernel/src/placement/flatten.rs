//! Flatten: every token one step after the one before it, whatever its modality.
//!
//! Text 3, image 2×3, text 2 ↦ 0 … 10. Used by LLaVA, DeepSeek-VL and most 1-D models; named as the first
//! baseline in Su, kexue.fm 10040.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// One axis, one id per token in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Flatten;

impl Part for Flatten {
    fn id(&self) -> &'static str {
        "flatten"
    }

    fn formula(&self) -> String {
        "r = 0, 1, 2, …".into()
    }
}

impl Place for Flatten {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Sequence]
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let [row, frame] = [columns as f64, (rows * columns) as f64];
        let lattice = Lattice { origin: on(0, next), steps: [on(0, frame), on(0, row), on(0, 1.0)] };
        Placed::on(lattice, next + frames as f64 * frame)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn ids_are_token_indices() {
        let ids: Vec<_> = coordinates(&Flatten.place(&running())).concat();
        assert_eq!(ids, (0..11).map(f64::from).collect::<Vec<_>>());
    }
}
