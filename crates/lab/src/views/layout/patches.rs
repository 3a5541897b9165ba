//! Pictures in the plane: frames, tints, and patch by patch those that stand on no upright grid, being turned (VRoPE) or bent
//! (Circle-RoPE).
//!
//! Deliberately does not know: text, gaps, windows.

use rotarium_kernel::Head;
use rotarium_kernel::layout::{Block, Position, difference};

use super::Plane;
use crate::figure::{Cells, ColourScale, Ink, Mark, Raster};

/// Most patches that are drawn as cells; more are dots.
const MOST_CELLS: usize = 1024;

/// Whether rows of the picture run to the right and columns downwards, in equal steps.
pub(super) fn is_grid(plane: &Plane, block: &Block) -> bool {
    let Some(lattice) = block.lattice() else { return false };
    let Some(down) = plane.down.filter(|_| !block.segment.is_text()) else { return true };
    lattice.steps[2][down] == 0.0 && lattice.steps[1][plane.right] == 0.0
}

/// The places of the patches of the first frame, row by row.
fn places(plane: &Plane, block: &Block) -> impl Iterator<Item = (f64, f64)> {
    let [_, rows, columns] = block.segment.grid();
    (0..rows * columns).map(move |patch| plane.point(block, [0, patch / columns, patch % columns]))
}

/// The corners of the picture: first and last patch of a grid, else the box around all patches of the first frame.
pub(super) fn corners(plane: &Plane, block: &Block) -> [(f64, f64); 2] {
    if is_grid(plane, block) {
        return plane.ends(block);
    }
    let low = (f64::INFINITY, f64::INFINITY);
    let high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    places(plane, block).fold([low, high], |[low, high], (x, y)| {
        [(low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y))]
    })
}

/// One tinted cell per patch.
pub(super) fn marks(plane: &Plane, block: &Block, values: &[f32], colours: &ColourScale) -> Vec<Mark> {
    let cell = |(index, (x, y)): (usize, (f64, f64))| {
        Mark::Raster(Raster {
            from: (x - 0.5, y - 0.5),
            to: (x + 0.5, y + 0.5),
            columns: 1,
            rows: 1,
            cells: Cells::Values(values.get(index).map_or_else(Vec::new, |&value| vec![value])),
            colours: colours.clone(),
            explained: index == 0,
        })
    };
    let mut marks: Vec<Mark> = if values.len() <= MOST_CELLS {
        places(plane, block).enumerate().map(cell).collect()
    } else {
        vec![Mark::Points { points: places(plane, block).collect(), ink: Ink::Image, radius: 1.25 }]
    };
    marks.push(outline(plane, block, Ink::Image));
    marks
}

/// The patch of the first frame that is nearest to a point.
pub(super) fn nearest(plane: &Plane, block: &Block, point: (f64, f64)) -> usize {
    let distance = |(x, y): (f64, f64)| (x - point.0).powi(2) + (y - point.1).powi(2);
    let all = places(plane, block).map(distance).enumerate();
    all.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(patch, _)| patch)
}

/// f(Δ)/P from one position to every patch of the first frame, row by row.
pub(super) fn nearness(head: &Head, block: &Block, from: Position) -> Vec<f32> {
    let [_, rows, columns] = block.segment.grid();
    let offset =
        |patch: usize| difference(from, block.at([0, patch / columns, patch % columns]));
    let offsets: Vec<Position> = (0..rows * columns).map(offset).collect();
    head.kernels(&offsets).into_iter().map(|value| value as f32).collect()
}

/// The frame around a picture.
pub(super) fn outline(plane: &Plane, block: &Block, ink: Ink) -> Mark {
    let [from, to] = corners(plane, block);
    let steps = block.lattice().map_or([[0.0; 4]; 3], |lattice| lattice.steps);
    let half = |axis: usize, step: usize| match steps[step][axis] {
        0.0 => 0.5,
        step => step / 2.0,
    };
    let right = half(plane.right, 2);
    let down = plane.down.map_or(0.42, |axis| half(axis, 1));
    Mark::Frame { from: (from.0 - right, from.1 - down), to: (to.0 + right, to.1 + down), ink }
}
