//! V2PE: a patch advances the id by δ ≤ 1, a text token by 1.
//!
//! arXiv:2412.09616 (InternVL3). In the released code the counter is rounded up to a whole number before text goes on; the rule of
//! the paper does not say so. δ is 1, ½, …, 1/256 there.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, Variant, on};
use crate::layout::{Axis, Lattice};
use crate::number::plain;
use crate::recipe::Part;

/// One axis; small steps through a picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct V2pe {
    /// Step δ per patch.
    pub delta: f64,
    /// Whether text goes on at a whole number (code).
    pub variant: Variant,
}

impl Part for V2pe {
    fn id(&self) -> &'static str {
        "v2pe"
    }

    fn formula(&self) -> String {
        format!("patch: p ← p + {}, text: p ← p + 1 ({})", plain(self.delta), self.variant.name())
    }
}

impl Place for V2pe {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Sequence]
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let [row, frame] = [columns, rows * columns].map(|patches| self.delta * patches as f64);
        let previous = next - 1.0;
        let origin = on(0, previous + self.delta);
        let lattice = Lattice { origin, steps: [on(0, frame), on(0, row), on(0, self.delta)] };
        let last = previous + frames as f64 * frame;
        let last = if self.variant == Variant::Code { libm::ceil(last) } else { last };
        Placed::on(lattice, last + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn example_with_and_without_rounding() {
        let ids = |variant| coordinates(&V2pe { delta: 0.25, variant }.place(&running())).concat();
        let patches = [2.25, 2.5, 2.75, 3.0, 3.25, 3.5];
        assert_eq!([&ids(Variant::Code)[3..9], &ids(Variant::Paper)[3..9]], [patches, patches]);
        assert_eq!(ids(Variant::Code)[9..], [5.0, 6.0]);
        assert_eq!(ids(Variant::Paper)[9..], [4.5, 5.5]);
    }
}
