//! Pictures in the plane: their corners, frames and tints, and the patch at a point.
//!
//! Deliberately does not know: text, gaps, windows.

use rotarium_kernel::Head;
use rotarium_kernel::layout::{Block, Position, difference};

use super::plane::{Plane, apart};
use crate::figure::{Cells, ColourScale, Ink, Mark, Raster};

/// Most patches that are drawn as cells; more are dots.
pub(super) const MOST_CELLS: usize = 1024;
/// Most patches that are looked at one by one; of more, every second, third … is.
pub(super) const MOST_LOOKED_AT: usize = 1 << 16;

/// Whether rows of the picture run to the right and columns downwards, in equal steps.
pub(super) fn is_grid(plane: &Plane, block: &Block) -> bool {
    let Some(lattice) = block.lattice() else { return false };
    let Some(down) = plane.down.filter(|_| !block.segment.is_text()) else { return true };
    plane.upright && lattice.steps[2][down] == 0.0 && lattice.steps[1][plane.right] == 0.0
}

/// Whether all frames of a clip stand at the same place of the plane.
pub(super) fn frames_coincide(plane: &Plane, block: &Block) -> bool {
    let [frames, rows, columns] = block.segment.grid();
    let last = |frame| plane.point(block, [frame, rows - 1, columns - 1]);
    let first = |frame| plane.point(block, [frame, 0, 0]);
    frames == 1 || (first(0) == first(1) && last(0) == last(1))
}

/// The patches of a frame, row by row.
fn patches([_, rows, columns]: [usize; 3], frame: usize) -> impl Iterator<Item = [usize; 3]> {
    (0..rows * columns).map(move |patch| [frame, patch / columns, patch % columns])
}

/// The places of the patches of a frame, row by row.
fn places(plane: &Plane, block: &Block, frame: usize) -> impl Iterator<Item = (f64, f64)> {
    patches(block.segment.grid(), frame).map(move |place| plane.point(block, place))
}

/// The patches of a picture or clip in reading order, thinned out where there are very many; and what fraction is left out.
pub(super) fn some(block: &Block) -> (impl Iterator<Item = (usize, [usize; 3])>, usize) {
    let [frames, rows, columns] = block.segment.grid();
    let tokens = frames * rows * columns;
    let every = tokens.div_ceil(MOST_LOOKED_AT).max(1);
    let place = move |token| (token, [token / (rows * columns), token / columns % rows, token % columns]);
    ((0..tokens).step_by(every).map(place), every)
}

/// The box around places.
fn boxed(places: impl Iterator<Item = (f64, f64)>) -> [(f64, f64); 2] {
    let low = (f64::INFINITY, f64::INFINITY);
    let high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    places.fold([low, high], |[low, high], (x, y)| {
        [(low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y))]
    })
}

/// The corner patches of a picture or clip.
pub(super) fn corner_places(block: &Block) -> impl Iterator<Item = [usize; 3]> {
    let last = block.segment.grid().map(|side| side - 1);
    (0..8_usize).map(move |corner| std::array::from_fn(|side| last[side] * (corner >> side & 1)))
}

/// The corners of the box around all frames.
pub(super) fn corners(plane: &Plane, block: &Block) -> [(f64, f64); 2] {
    let point = |place| plane.point(block, place);
    match block.lattice() {
        Some(_) => boxed(corner_places(block).map(point)),
        None => boxed(some(block).0.map(|(_, place)| point(place))),
    }
}

/// One tinted cell per patch of a frame.
pub(super) fn marks(plane: &Plane, block: &Block, frame: usize, values: &[f32], colours: &ColourScale) -> Vec<Mark> {
    let cell = |(index, (x, y)): (usize, (f64, f64))| {
        let value = values.get(index).copied();
        Mark::Raster(square((x, y), (0.5, 0.5), value.unwrap_or(f32::NAN), colours, index == 0))
    };
    if values.len() <= MOST_CELLS {
        places(plane, block, frame).enumerate().map(cell).collect()
    } else {
        vec![Mark::Points { points: places(plane, block, frame).collect(), ink: Ink::Image, radius: 1.25 }]
    }
}

/// A single cell around a point.
pub(super) fn square((x, y): (f64, f64), half: (f64, f64), value: f32, colours: &ColourScale, explained: bool) -> Raster {
    Raster {
        from: (x - half.0, y - half.1),
        to: (x + half.0, y + half.1),
        columns: 1,
        rows: 1,
        cells: Cells::Values(vec![value]),
        colours: colours.clone(),
        explained,
    }
}

/// The step that comes nearest to a value, of `count` equal steps.
pub(super) fn index(step: f64, value: f64, count: usize) -> usize {
    let steps = if step == 0.0 { 0.0 } else { value / step };
    (steps.round().max(0.0) as usize).min(count - 1)
}

/// The patch that is nearest to a point, as a token, with the square of its distance.
pub(super) fn nearest(plane: &Plane, block: &Block, point: (f64, f64)) -> (f64, usize) {
    let [frames, rows, columns] = block.segment.grid();
    let token = |[frame, row, column]: [usize; 3]| block.first_token + (frame * rows + row) * columns + column;
    let found = |place| (apart(plane.point(block, place), point), token(place));
    let nearer = |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0);
    let Some(lattice) = block.lattice().filter(|_| is_grid(plane, block)) else {
        let all = some(block).0.map(|(_, place)| found(place));
        return all.min_by(nearer).unwrap_or((f64::INFINITY, block.first_token));
    };
    let frames = if frames_coincide(plane, block) { 1 } else { frames };
    let in_frame = |frame| {
        let origin = plane.point(block, [frame, 0, 0]);
        let step = plane.down.map_or(1.0, |axis| lattice.steps[1][axis]);
        let row = index(step, point.1 - origin.1, rows);
        let start = plane.point(block, [frame, row, 0]);
        found([frame, row, index(lattice.steps[2][plane.right], point.0 - start.0, columns)])
    };
    (0..frames).map(in_frame).min_by(nearer).unwrap_or((f64::INFINITY, block.first_token))
}

/// f(Δ)/P from one position to places of a block.
pub(super) fn nearness(head: &Head, block: &Block, from: Position, places: impl Iterator<Item = [usize; 3]>) -> Vec<f32> {
    let offsets: Vec<Position> = places.map(|place| difference(from, block.at(place))).collect();
    head.kernels(&offsets).into_iter().map(|value| value as f32).collect()
}

/// f(Δ)/P from one position to every patch of a frame, row by row.
pub(super) fn nearness_of_frame(head: &Head, block: &Block, from: Position, frame: usize) -> Vec<f32> {
    nearness(head, block, from, patches(block.segment.grid(), frame))
}

/// The frame around a picture, or around one frame of a clip.
pub(super) fn outline(plane: &Plane, block: &Block, frame: usize, ink: Ink) -> Mark {
    let [_, rows, columns] = block.segment.grid();
    let [from, to] = match block.lattice() {
        Some(_) => boxed([0, rows - 1].into_iter().flat_map(|row| {
            [0, columns - 1].map(|column| plane.point(block, [frame, row, column]))
        })),
        None => boxed(places(plane, block, frame)),
    };
    let steps = block.lattice().map_or([[0.0; 4]; 3], |lattice| lattice.steps);
    let half = |axis: usize, step: usize| match steps[step][axis] {
        0.0 => 0.5,
        step => step / 2.0,
    };
    let right = half(plane.right, 2);
    let down = plane.down.map_or(0.42, |axis| half(axis, 1));
    Mark::Frame { from: (from.0 - right, from.1 - down), to: (to.0 + right, to.1 + down), ink }
}
