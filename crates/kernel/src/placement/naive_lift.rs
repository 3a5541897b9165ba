//! Naive lift: text at (n, n), patch (i, j) at (L + i, L + j), text goes on after the larger side.
//!
//! The baseline that Su sets aside in kexue.fm 10040: the gap before the picture is (1, 1), the gap after it
//! is not, unless h = w. Frames of a clip follow each other as separate pictures. Positions count from 1.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// Two axes (row, column); a picture begins at the next free text coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NaiveLift;

impl Part for NaiveLift {
    fn id(&self) -> &'static str {
        "naive-lift"
    }

    fn formula(&self) -> String {
        "(L + i, L + j)".into()
    }
}

impl Place for NaiveLift {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Row, Axis::Column]
    }

    fn first(&self) -> f64 {
        1.0
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let span = rows.max(columns) as f64;
        let steps = [on_all(2, span), on(0, 1.0), on(1, 1.0)];
        Placed::on(Lattice { origin: on_all(2, next), steps }, next + frames as f64 * span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn gaps_differ_when_the_picture_is_not_square() {
        let layout = coordinates(&NaiveLift.place(&running()));
        assert_eq!(layout[3], [4.0, 4.0]);
        assert_eq!(layout[8], [5.0, 6.0]);
        assert_eq!(layout[9], [7.0, 7.0]);
    }
}
