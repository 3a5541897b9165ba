//! **Values to pixels**: a table of colours, and the largest of the values that share a pixel.
//!
//! Deliberately does not know: which colours, or what the values mean.

use wide::{bytemuck::cast, f32x4, i32x4};

/// Colours of a [`Table`]: steps 0 … 255, then what is no number, then nothing more.
pub const COLOURS: usize = 512;
/// The place of what is no number.
pub const NOTHING: usize = 256;

/// Red, green, blue and opacity of each step.
pub type Table = [[u8; 4]; COLOURS];

/// Each value finds its colour: the step (value − `low`) · `slope`, rounded, the first below 0 and the last above 255.
#[inline(never)]
pub fn colour(pixels: &mut [[u8; 4]], values: &[f32], low: f32, slope: f32, table: &Table) {
    let (fours, rest) = pixels.as_chunks_mut::<4>();
    let (values, value_rest) = values.as_chunks::<4>();
    for (pixels, four) in fours.iter_mut().zip(values) {
        let steps = steps(f32x4::new(*four), low, slope);
        *pixels = steps.map(|step| table[step as usize % COLOURS]);
    }
    for (pixel, value) in rest.iter_mut().zip(value_rest) {
        *pixel = table[steps(f32x4::splat(*value), low, slope)[0] as usize % COLOURS];
    }
}

#[inline(always)]
fn steps(values: f32x4, low: f32, slope: f32) -> [i32; 4] {
    let at = (values - low) * slope + 0.5;
    let at = at.fast_max(f32x4::splat(0.0)).fast_min(f32x4::splat(255.0));
    let nothing: f32x4 = values.is_nan();
    let at = nothing.bitselect(f32x4::splat(NOTHING as f32), at);
    cast::<i32x4, [i32; 4]>(at.fast_trunc_int())
}

/// Raises each of `most` to the value multiplied and shifted, where that is larger.
#[inline(never)]
pub fn raise(most: &mut [f32], values: &[f32], factor: f32, offset: f32) {
    let (fours, rest) = most.as_chunks_mut::<4>();
    let (values, value_rest) = values.as_chunks::<4>();
    for (most, four) in fours.iter_mut().zip(values) {
        let value = f32x4::new(*four) * factor - offset;
        *most = value.fast_max(f32x4::new(*most)).to_array();
    }
    for (most, value) in rest.iter_mut().zip(value_rest) {
        *most = most.max(value * factor - offset);
    }
}

/// Where the cells under each of `to` pixels begin, when `from` cells are shared out evenly; and where the last ones end.
pub fn edges(from: usize, to: usize) -> Vec<u32> {
    (0..=to).map(|pixel| (pixel * from).div_ceil(to.max(1)) as u32).collect()
}

/// The largest of the cells under some pixels, the first of which is number `first`; `edges` are those of [`edges`], with at least
/// one cell for each pixel. Cells are used up.
#[inline(never)]
pub fn pool(
    to: &mut [f32],
    first: usize,
    cells: &mut [f32],
    edges: &[u32],
    scratch: &mut Vec<f32>,
) {
    let Some(edges) = edges.get(first..=first + to.len()) else { return };
    let (start, end) = (edges[0] as usize, edges[to.len()] as usize);
    let cells = &mut cells[start..end];
    let width = cells.len() / to.len().max(1);
    let narrowest = edges.windows(2).map(|edge| edge[1] - edge[0]).min().unwrap_or(1);
    let width = width.min(narrowest as usize).max(1);
    for _ in 1..width {
        slide_in_place(cells);
    }
    scratch.resize(cells.len(), 0.0);
    slide(scratch, cells);
    for (to, edge) in to.iter_mut().zip(edges.windows(2)) {
        let from: &[f32] = if (edge[1] - edge[0]) as usize > width { scratch } else { cells };
        *to = from[edge[0] as usize - start];
    }
}

/// `to[j]` = the larger of `from[j]` and `from[j + 1]`.
fn slide(to: &mut [f32], from: &[f32]) {
    let Some((last, _)) = from.split_last() else { return };
    let next = &from[1..];
    let (fours, rest) = to[..next.len()].as_chunks_mut::<4>();
    let (nexts, next_rest) = next.as_chunks::<4>();
    for ((to, a), b) in fours.iter_mut().zip(from.as_chunks::<4>().0).zip(nexts) {
        *to = f32x4::new(*a).fast_max(f32x4::new(*b)).to_array();
    }
    let from_rest = &from[4 * fours.len()..];
    for ((to, a), b) in rest.iter_mut().zip(from_rest).zip(next_rest) {
        *to = a.max(*b);
    }
    to[next.len()] = *last;
}

fn slide_in_place(cells: &mut [f32]) {
    let mut rest = cells;
    // Cells ahead are still as they were.
    while let Some((&mut first, after)) = rest.split_first_chunk_mut::<4>()
        && let [next, ..] = after
    {
        let [_, b, c, d] = first;
        let shifted = [b, c, d, *next];
        let larger = f32x4::new(first).fast_max(f32x4::new(shifted)).to_array();
        let (now, later) = rest.split_at_mut(4);
        now.copy_from_slice(&larger);
        rest = later;
    }
    for at in 1..rest.len() {
        rest[at - 1] = rest[at - 1].max(rest[at]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_rounded_and_kept_within_the_table() {
        let table: Table = std::array::from_fn(|step| (step as u32).to_le_bytes());
        let values = [-1.0, 0.0, 0.49, 0.51, 127.6, 254.7, 300.0, f32::INFINITY, f32::NEG_INFINITY];
        let mut pixels = vec![[9; 4]; values.len() + 1];
        let mut all = values.to_vec();
        all.push(f32::NAN);
        colour(&mut pixels, &all, 0.0, 1.0, &table);
        let found: Vec<u32> = pixels.into_iter().map(u32::from_le_bytes).collect();
        assert_eq!(found, [0, 0, 0, 1, 128, 255, 255, 255, 0, 256]);
    }

    #[test]
    fn pixels_hold_the_largest_of_their_cells() {
        for (from, to) in [(5, 5), (9, 4), (2048, 800), (100, 7), (8, 1)] {
            let cells: Vec<f32> = (0..from).map(|i| ((i * 7919) % 1013) as f32 - 500.0).collect();
            let edges = edges(from, to);
            let mut found = vec![0.0; to];
            pool(&mut found, 0, &mut cells.clone(), &edges, &mut Vec::new());
            for (pixel, found) in found.iter().enumerate() {
                let under = &cells[edges[pixel] as usize..edges[pixel + 1] as usize];
                assert_eq!(*found, under.iter().copied().fold(f32::NEG_INFINITY, f32::max));
            }
            let some = to / 3..to - to / 4;
            let mut part = vec![0.0; some.len()];
            pool(&mut part, some.start, &mut cells.clone(), &edges, &mut Vec::new());
            assert_eq!(part, found[some]);
        }
        let mut most = vec![1.0; 7];
        raise(&mut most, &[1.0, 2.0, 0.0, 0.0, 3.0, 9.0, 0.0], 2.0, 1.0);
        assert_eq!(most, [1.0, 3.0, 1.0, 1.0, 5.0, 17.0, 1.0]);
    }
}
