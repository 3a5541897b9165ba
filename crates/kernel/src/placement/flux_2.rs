//! FLUX.2: pictures have an index, a row and a column, text has an axis of its own.
//!
//! Text token ℓ ↦ (0, 0, 0, ℓ); the picture ↦ (0, i, j, 0), the k-th reference picture, k = 0, 1, …, ↦ (10(k+1), i, j, 0); from the
//! code of diffusers. A frame of a clip adds one to the index.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice, Position};
use crate::recipe::Part;

/// Four axes (picture, row, column, text).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Flux2;

impl Part for Flux2 {
    fn id(&self) -> &'static str {
        "flux-2"
    }

    fn formula(&self) -> String {
        "patch ↦ (10·picture, i, j, 0), text ↦ (0, 0, 0, ℓ)".into()
    }
}

impl Place for Flux2 {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column, Axis::Sequence]
    }

    fn text_step(&self) -> Position {
        on(3, 1.0)
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        self.picture(0, grid, next)
    }

    fn picture(&self, index: usize, _: [usize; 3], next: f64) -> Placed {
        let steps = [on(0, 1.0), on(1, 1.0), on(2, 1.0)];
        Placed::on(Lattice { origin: on(0, 10.0 * index as f64), steps }, next)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn text_and_pictures_share_no_axis() {
        let ids = coordinates(&Flux2.place(&running()));
        assert_eq!([&ids[2], &ids[8], &ids[9]], [&[0., 0., 0., 2.], &[0., 1., 2., 0.], &[0., 0., 0., 3.]]);
        let second = Flux2.picture(2, [1, 1, 1], 0.0);
        assert_eq!(second.coordinates, Coordinates::Lattice(Lattice { origin: on(0, 20.0), steps: [on(0, 1.0), on(1, 1.0), on(2, 1.0)] }));
    }

    use crate::layout::Coordinates;
}
