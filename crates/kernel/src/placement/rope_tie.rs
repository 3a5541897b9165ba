//! RoPE-Tie: the picture is stretched so that the gaps before and after it are equal.
//!
//! Patch (i, j) ↦ (L + i·s, L + j·t) with (h + 1)·s = (w + 1)·t = K − L (Su, kexue.fm 10040, 2024-03-29).
//! Integer solution: s = w + 1, t = h + 1. Equivalence solution: K − L = wh + 1. The minimal integer solution
//! divides by gcd(w + 1, h + 1); it is not in the article. Positions count from 1. Frames of a clip follow
//! each other as separate pictures.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// Which pair (s, t) satisfies the symmetry constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Solution {
    /// s = w + 1, t = h + 1.
    Integer,
    /// The smallest integers: s = (w + 1)/g, t = (h + 1)/g with g = gcd(w + 1, h + 1).
    Minimal,
    /// s = (wh + 1)/(h + 1), t = (wh + 1)/(w + 1): a picture counts as its wh tokens.
    Equivalence,
}

impl Solution {
    /// All, in the order of the knob.
    pub const ALL: [Self; 3] = [Self::Integer, Self::Minimal, Self::Equivalence];

    /// The steps (s, t) for a picture of `rows` × `columns` patches.
    pub fn steps(self, rows: usize, columns: usize) -> (f64, f64) {
        let [down, right] = [rows as f64 + 1.0, columns as f64 + 1.0];
        match self {
            Self::Integer => (right, down),
            Self::Minimal => {
                let divisor = greatest_common_divisor(rows + 1, columns + 1) as f64;
                (right / divisor, down / divisor)
            }
            Self::Equivalence => {
                let slots = (rows * columns) as f64 + 1.0;
                (slots / down, slots / right)
            }
        }
    }
}

/// Two axes (row, column); pitch depends on the picture so that both gaps are (s, t).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RopeTie {
    /// Which pair (s, t) is taken.
    pub solution: Solution,
}

impl Part for RopeTie {
    fn id(&self) -> &'static str {
        "rope-tie"
    }

    fn formula(&self) -> String {
        "(L + i·s, L + j·t), (h+1)s = (w+1)t".into()
    }
}

impl Place for RopeTie {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Row, Axis::Column]
    }

    fn first(&self) -> f64 {
        1.0
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let (s, t) = self.solution.steps(rows, columns);
        // (h + 1)s and (w + 1)t are equal; a product of integers rounds least.
        let span = match self.solution {
            Solution::Equivalence => (rows * columns) as f64 + 1.0,
            _ => (rows as f64 + 1.0) * s,
        };
        let last_text = next - 1.0;
        let mut origin = on(0, last_text + s);
        origin[1] = last_text + t;
        // The next frame takes the end of this picture for its last text token.
        let steps = [on_all(2, span - 1.0), on(0, s), on(1, t)];
        Placed::on(Lattice { origin, steps }, next + frames as f64 * (span - 1.0))
    }
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, coordinates, running};
    use super::*;

    fn placed(solution: Solution) -> Vec<Vec<f64>> {
        coordinates(&RopeTie { solution }.place(&running()))
    }

    #[test]
    fn integer_solution_of_the_article() {
        let wanted: [&[f64]; 11] = [
            &[1., 1.], &[2., 2.], &[3., 3.], &[7., 6.], &[7., 9.], &[7., 12.], &[11., 6.], &[11., 9.],
            &[11., 12.], &[15., 15.], &[16., 16.],
        ];
        assert_near(&placed(Solution::Integer), &wanted);
    }

    #[test]
    fn equivalence_solution_of_the_article() {
        let wanted: [&[f64]; 11] = [
            &[1., 1.], &[2., 2.], &[3., 3.], &[5.3333, 4.75], &[5.3333, 6.5], &[5.3333, 8.25],
            &[7.6667, 4.75], &[7.6667, 6.5], &[7.6667, 8.25], &[10., 10.], &[11., 11.],
        ];
        assert_near(&placed(Solution::Equivalence), &wanted);
    }

    #[test]
    fn a_square_picture_needs_no_stretching() {
        assert_eq!(Solution::Minimal.steps(5, 5), (1.0, 1.0));
        assert_eq!(Solution::Minimal.steps(2, 3), (4.0, 3.0));
        assert_eq!(Solution::Minimal.steps(3, 5), (3.0, 2.0));
    }
}
