//! Circle-RoPE: patches stand on a circle around the text diagonal, so that each text token is equally far from all of them.
//!
//! arXiv:2505.16416, released code. Angle of a patch: θ = αθ^SA + (1−α)θ^GA; θ^SA is its direction from the centre of the picture,
//! stretched to the full turn, θ^GA its rank in reading order. It stands at p·1 + R cos θ u + R sin θ v with u = (−1, 1, 0)/√2 and
//! v = (−1, −1, 2)/√6 on (column, row, time). Text goes on at p + 1 + the largest component, a real number. Equal distances do not
//! make equal phases: axes are read by different pairs. The code is for pictures; frames of a clip follow each other as pictures.

use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on_all, plus};
use crate::layout::{Axis, Coordinates, Position};
use crate::number::plain;
use crate::recipe::Part;

/// Radius of the circle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Radius {
    /// The same for every picture.
    Fixed(f64),
    /// This times the largest centred coordinate of the picture.
    PerSize(f64),
}

/// Three axes; a circle orthogonal to the diagonal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Circle {
    /// Share α of the direction in the angle.
    pub alpha: f64,
    /// Radius R.
    pub radius: Radius,
}

impl Part for Circle {
    fn id(&self) -> &'static str {
        "circle"
    }

    fn formula(&self) -> String {
        let radius = match self.radius {
            Radius::Fixed(radius) => format!("R = {}", plain(radius)),
            Radius::PerSize(factor) => format!("R = {}·max((h−1)/2, (w−1)/2)", plain(factor)),
        };
        format!("p·1 + R(cos θ·u + sin θ·v), {radius}, α = {}", plain(self.alpha))
    }
}

impl Circle {
    /// Offsets of the patches of one picture from its place on the diagonal, row by row.
    fn circle(&self, rows: usize, columns: usize) -> Vec<Position> {
        let half = |side: usize| (side as f64 - 1.0) / 2.0;
        let radius = match self.radius {
            Radius::Fixed(radius) => radius,
            Radius::PerSize(factor) => factor * half(rows.max(columns)),
        };
        let patches = rows * columns;
        let direction = |patch: usize| {
            let [x, y] = [(patch % columns) as f64 - half(columns), (patch / columns) as f64 - half(rows)];
            libm::atan2(y, x)
        };
        let (low, high) = (0..patches).map(direction).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), d| {
            (low.min(d), high.max(d))
        });
        let offset = |patch: usize| {
            // A single patch has no direction.
            let turned = if high > low { (direction(patch) - low) / (high - low) } else { 0.0 };
            let ranked = patch as f64 / patches as f64;
            let (sin, cos) = libm::sincos(TAU * (self.alpha * turned + (1.0 - self.alpha) * ranked));
            let u = radius * cos * FRAC_1_SQRT_2;
            let v = radius * sin / libm::sqrt(6.0);
            [2.0 * v, u - v, -u - v, 0.0]
        };
        (0..patches).map(offset).collect()
    }
}

impl Place for Circle {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        let [frames, rows, columns] = grid;
        let circle = self.circle(rows, columns);
        let largest = circle.iter().flat_map(|offset| &offset[..3]).fold(0.0, |a: f64, &b| a.max(b));
        let span = 1.0 + largest;
        let coordinates = Coordinates::table(grid, |[frame, row, column]| {
            let offset = circle.get(row * columns + column).copied().unwrap_or_default();
            plus(on_all(3, next + frame as f64 * span), offset)
        });
        Placed { coordinates, next: next + frames as f64 * span }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, coordinates, running};
    use super::*;

    #[test]
    fn example_of_the_code() {
        let wanted: [&[f64]; 8] = [
            &[3.000, 10.071, -4.071], &[10.527, 1.975, -3.503], &[8.832, -4.865, 5.033],
            &[-5.165, 7.082, 7.082], &[-5.100, 6.163, 7.9375], &[-4.908, 5.193, 8.715],
            &[11.527; 3], &[12.527; 3],
        ];
        let circle = Circle { alpha: 0.5, radius: Radius::Fixed(10.0) };
        assert_near(&coordinates(&circle.place(&running()))[3..], &wanted);
    }

    #[test]
    fn every_patch_is_equally_far_from_every_text_token() {
        let circle = Circle { alpha: 0.3, radius: Radius::PerSize(2.0) };
        let ids = coordinates(&circle.place(&running()));
        for text in [0, 1, 2, 9, 10] {
            let square = |patch: usize| (0..3).map(|a| (ids[text][a] - ids[patch][a]).powi(2)).sum::<f64>();
            let wanted = 3.0 * (ids[text][0] - 3.0).powi(2) + 4.0;
            assert!((3..9).all(|patch| (square(patch) - wanted).abs() < 1e-9));
        }
    }
}
