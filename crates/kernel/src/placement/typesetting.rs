//! Typesetting: every run of text is a line, every row of a picture is a line; token ↦ (line, place in the line).
//!
//! Named and set aside by Su, kexue.fm 10040: pure text stands on one line and is not RoPE-1D. Both count from 1. Frames of a clip
//! follow each other as separate pictures.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, plus};
use crate::layout::{Axis, Lattice, MAX_AXES, Position};
use crate::recipe::Part;

/// Two axes (line, place in the line).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Typesetting;

impl Part for Typesetting {
    fn id(&self) -> &'static str {
        "typesetting"
    }

    fn formula(&self) -> String {
        "(line, place in the line)".into()
    }
}

impl Place for Typesetting {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Row, Axis::Column]
    }

    fn first(&self) -> f64 {
        1.0
    }

    fn text_step(&self) -> Position {
        on(1, 1.0)
    }

    fn text(&self, _: usize, next: f64) -> Placed {
        let steps = [[0.0; MAX_AXES], [0.0; MAX_AXES], self.text_step()];
        Placed::on(Lattice { origin: plus(on(0, next), on(1, 1.0)), steps }, next + 1.0)
    }

    fn vision(&self, [frames, rows, _]: [usize; 3], next: f64) -> Placed {
        let steps = [on(0, rows as f64), on(0, 1.0), on(1, 1.0)];
        let origin = plus(on(0, next), on(1, 1.0));
        Placed::on(Lattice { origin, steps }, next + (frames * rows) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, coordinates, running};
    use super::*;

    #[test]
    fn example_of_the_article() {
        let wanted: [&[f64]; 11] = [
            &[1., 1.], &[1., 2.], &[1., 3.], &[2., 1.], &[2., 2.], &[2., 3.], &[3., 1.], &[3., 2.],
            &[3., 3.], &[4., 1.], &[4., 2.],
        ];
        assert_near(&coordinates(&Typesetting.place(&running())), &wanted);
    }
}
