//! Whether a picture keeps its shape: coordinates as an affine function of row and column.
//!
//! Least squares over the first frame. Inside a picture positions are relative as in RoPE-2D when the residual is 0 and rows and
//! columns move along directions of their own.

use crate::layout::{Block, MAX_AXES, Position};

/// The affine function that is nearest to the coordinates of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    /// What one row adds; 0 for a single row.
    pub row: Position,
    /// What one column adds; 0 for a single column.
    pub column: Position,
    /// Largest difference of a coordinate from the function.
    pub residual: f64,
}

impl Affine {
    /// Rows and columns move, and not along the same line.
    pub fn is_plane(&self) -> bool {
        let dot =
            |a: Position, b: Position| (0..MAX_AXES).map(|axis| a[axis] * b[axis]).sum::<f64>();
        let (rows, columns) = (dot(self.row, self.row), dot(self.column, self.column));
        let mixed = dot(self.row, self.column);
        rows * columns - mixed * mixed > 1e-9 * rows * columns
    }
}

impl Block {
    /// The affine function nearest to the coordinates of its first frame.
    pub fn affine(&self) -> Affine {
        let [_, rows, columns] = self.segment.grid();
        let middle = |side: usize| (side as f64 - 1.0) / 2.0;
        let offsets = |patch: usize| {
            [(patch / columns) as f64 - middle(rows), (patch % columns) as f64 - middle(columns)]
        };
        let at = |patch: usize| self.at([0, patch / columns, patch % columns]);
        let patches = 0..rows * columns;
        let mut centre = [0.0; MAX_AXES];
        let mut slopes = [[0.0; MAX_AXES]; 2];
        let mut squares = [0.0; 2];
        for patch in patches.clone() {
            let (position, offsets) = (at(patch), offsets(patch));
            for axis in 0..MAX_AXES {
                centre[axis] += position[axis] / patches.len() as f64;
                (0..2).for_each(|side| slopes[side][axis] += offsets[side] * position[axis]);
            }
            (0..2).for_each(|side| squares[side] += offsets[side] * offsets[side]);
        }
        for (slope, square) in slopes.iter_mut().zip(squares) {
            slope
                .iter_mut()
                .for_each(|slope| *slope = if square > 0.0 { *slope / square } else { 0.0 });
        }
        let error = |patch: usize| {
            let (position, [down, right]) = (at(patch), offsets(patch));
            let fitted =
                |axis: usize| centre[axis] + down * slopes[0][axis] + right * slopes[1][axis];
            (0..MAX_AXES).map(|axis| (position[axis] - fitted(axis)).abs()).fold(0.0, f64::max)
        };
        let residual = patches.map(error).fold(0.0, f64::max);
        Affine { row: slopes[0], column: slopes[1], residual }
    }
}
