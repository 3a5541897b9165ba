//! **Values to pixels**: a table of colours, and the largest of the values that share a pixel.
//!
//! Deliberately does not know: which colours, or what the values mean.

use std::ops::Range;

use crate::Aligned;
use crate::exp::larger;
use wide::{bytemuck::cast, f32x4, u32x4};

/// Colours of a [`Table`]: steps 0 … 255, then what is no number, then nothing more.
pub const COLOURS: usize = 512;
/// The place of what is no number.
pub const NOTHING: usize = 256;
/// 2²³: from here on numbers are whole.
const WHOLE: f32 = 8_388_608.0;

/// Red, green, blue and opacity of each step.
pub type Table = [[u8; 4]; COLOURS];

/// Which step a value takes: (value · factor − offset − low) · slope, rounded, the first below 0 and the last above 255.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steps {
    /// What values are multiplied with.
    pub factor: f32,
    /// What is subtracted then.
    pub offset: f32,
    /// The value of the first step.
    pub low: f32,
    /// Steps per unit.
    pub slope: f32,
}

/// Each value finds its colour.
#[inline(never)]
pub fn colour(pixels: &mut [[u8; 4]], values: &[f32], by: Steps, table: &Table) {
    let Steps { factor, offset, low, slope } = by;
    // Nothing to subtract, as from weights.
    if (offset, low) == (0.0, 0.0) {
        return each(pixels, values, table, |four| four * factor * slope);
    }
    each(pixels, values, table, |four| (four * factor - offset - low) * slope);
}

#[inline(always)]
fn each(pixels: &mut [[u8; 4]], values: &[f32], table: &Table, scaled: impl Fn(f32x4) -> f32x4) {
    let (fours, rest) = pixels.as_chunks_mut::<4>();
    let (values, value_rest) = values.as_chunks::<4>();
    for (pixels, four) in fours.iter_mut().zip(values) {
        *pixels = steps(scaled(f32x4::new(*four))).map(|step| table[step as usize % COLOURS]);
    }
    for (pixel, value) in rest.iter_mut().zip(value_rest) {
        *pixel = table[steps(scaled(f32x4::splat(*value)))[0] as usize % COLOURS];
    }
}

/// The place in the table, but for higher bits.
#[inline(always)]
fn steps(scaled: f32x4) -> [u32; 4] {
    let at = scaled + 0.5;
    let nothing: u32x4 = cast::<f32x4, u32x4>(at.is_nan()) & u32x4::splat(NOTHING as u32);
    let at = at.fast_max(f32x4::splat(0.0)).fast_min(f32x4::splat(255.0));
    // The lowest bits of such a sum are the whole number: cheaper than a conversion, which has to answer for every number.
    let sum: u32x4 = cast(at.floor() + WHOLE);
    cast(sum | nothing)
}

/// All pixels in one colour.
#[inline(never)]
pub fn paint(pixels: &mut [[u8; 4]], colour: [u8; 4]) {
    let (fours, rest) = pixels.as_chunks_mut::<4>();
    fours.iter_mut().for_each(|four| *four = [colour; 4]);
    rest.fill(colour);
}

/// How many numbers at the end of a row are the same as the last one, counted in sixteens: fewer are not worth a word.
#[inline(never)]
pub fn tail(values: &[f32]) -> usize {
    let Some(&last) = values.last() else { return 0 };
    let all = f32x4::splat(last);
    let (_, many) = values.as_rchunks::<16>();
    let mut same = 0;
    for sixteen in many.iter().rev() {
        let (fours, _) = sixteen.as_chunks::<4>();
        let alike = fours.iter().map(|four| f32x4::new(*four).simd_eq(all));
        if !alike.fold(f32x4::splat(f32::from_bits(u32::MAX)), |a, b| a & b).all() {
            break;
        }
        same += 16;
    }
    same
}

/// Raises each of `most` to the value multiplied and shifted, where that is larger.
#[inline(never)]
pub fn raise(most: &mut [f32], values: &[f32], factor: f32, offset: f32) {
    if (factor, offset) == (1.0, 0.0) {
        return join(most, values, larger);
    }
    join(most, values, |value, most| larger(value * factor - offset, most));
}

/// Writes the value multiplied and shifted; −∞ for what is no number.
#[inline(never)]
pub fn lay(most: &mut [f32], values: &[f32], factor: f32, offset: f32) {
    let none = f32x4::splat(f32::NEG_INFINITY);
    join(most, values, |value, _| larger(value * factor - offset, none));
}

#[inline(always)]
fn join(most: &mut [f32], values: &[f32], joined: impl Fn(f32x4, f32x4) -> f32x4) {
    let (many, rest) = most.as_chunks_mut::<16>();
    let (values, value_rest) = values.as_chunks::<16>();
    for (most, values) in many.iter_mut().zip(values) {
        for (most, value) in most.as_chunks_mut::<4>().0.iter_mut().zip(values.as_chunks::<4>().0) {
            *most = joined(f32x4::new(*value), f32x4::new(*most)).to_array();
        }
    }
    for (most, &value) in rest.iter_mut().zip(value_rest) {
        *most = joined(f32x4::splat(value), f32x4::splat(*most)).to_array()[0];
    }
}

/// How cells are shared out over fewer pixels, evenly.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    cells: usize,
    /// The fewest cells of a pixel; some have one more.
    width: usize,
    /// Where the cells of each pixel begin, and where the last ones end.
    edges: Vec<u32>,
    /// Where the largest of the cells of each pixel is found.
    at: Vec<u32>,
}

impl Pool {
    /// For `cells` under `pixels`, at least one under each.
    pub fn new(cells: usize, pixels: usize) -> Self {
        let pixels = pixels.clamp(1, cells.max(1));
        let (width, edge) = (cells / pixels, |pixel: usize| (pixel * cells).div_ceil(pixels));
        let at = (0..pixels).map(|pixel| {
            let wide = edge(pixel + 1) - edge(pixel) > width;
            // After the cells, the larger of two and the largest of three of them; where pixels are wider, of more.
            (edge(pixel) + cells * (usize::from(wide) + usize::from(width > 1))) as u32
        });
        let (at, edges) = (at.collect(), (0..=pixels).map(|pixel| edge(pixel) as u32).collect());
        Self { cells, width, edges, at }
    }

    /// Room for the cells and twice as many numbers more.
    pub fn room(&self) -> Aligned {
        Aligned::zeros(3 * self.cells)
    }

    /// The cells under some pixels.
    pub fn under(&self, pixels: Range<usize>) -> Range<usize> {
        let edge = |pixel: usize| self.edges.get(pixel).map_or(self.cells, |&edge| edge as usize);
        edge(pixels.start)..edge(pixels.end)
    }

    /// The largest of the cells under some pixels, the first of which is number `first`. The cells, which begin the `room`, are used up.
    #[inline(never)]
    pub fn take(&self, to: &mut [f32], first: usize, room: &mut [f32]) {
        let last = first + to.len();
        let used = self.under(first..last);
        let (cells, more) = room.split_at_mut(self.cells);
        let (two, three) = more.split_at_mut(self.cells);
        let (cells, two) = (&mut cells[used.clone()], &mut two[used.clone()]);
        for _ in 2..self.width {
            slide_in_place(cells);
        }
        if self.width > 1 {
            slide_both(two, &mut three[used], cells)
        } else {
            slide(two, cells)
        }
        for (to, &at) in to.iter_mut().zip(&self.at[first..last]) {
            *to = room[at as usize];
        }
    }
}

/// `two[j]` = the larger of `from[j]` and the next one, `three[j]` = the largest of it and the next two.
fn slide_both(two: &mut [f32], three: &mut [f32], from: &[f32]) {
    let [next, after] = [1, 2].map(|step| &from[step.min(from.len())..]);
    let nexts = next.as_chunks::<4>().0.iter().zip(after.as_chunks::<4>().0);
    let to = two.as_chunks_mut::<4>().0.iter_mut().zip(three.as_chunks_mut::<4>().0);
    let mut done = 0;
    for (((two, three), a), (b, c)) in to.zip(from.as_chunks::<4>().0).zip(nexts) {
        let larger = f32x4::new(*a).fast_max(f32x4::new(*b));
        *two = larger.to_array();
        *three = larger.fast_max(f32x4::new(*c)).to_array();
        done += 4;
    }
    let none = f32::NEG_INFINITY;
    for at in done..from.len() {
        two[at] = from[at].max(next.get(at).copied().unwrap_or(none));
        three[at] = two[at].max(after.get(at).copied().unwrap_or(none));
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
        let by = Steps { factor: 1.0, offset: 0.0, low: 0.0, slope: 1.0 };
        colour(&mut pixels, &all, by, &table);
        let found: Vec<u32> = pixels.iter().copied().map(u32::from_le_bytes).collect();
        assert_eq!(found, [0, 0, 0, 1, 128, 255, 255, 255, 0, 256]);
        let by = Steps { factor: 4.0, offset: 2.0, low: 1.0, slope: 0.5 };
        colour(&mut pixels[..1], &[4.0], by, &table);
        assert_eq!(u32::from_le_bytes(pixels[0]), 7);
    }

    #[test]
    fn pixels_hold_the_largest_of_their_cells() {
        for (from, to) in [(5, 5), (9, 4), (2048, 800), (100, 7), (8, 1)] {
            let cells: Vec<f32> = (0..from).map(|i| ((i * 7919) % 1013) as f32 - 500.0).collect();
            let pool = Pool::new(from, to);
            let mut aligned = pool.room();
            let room = aligned.as_mut_slice();
            for some in [0..to, to / 3..to - to / 4] {
                room[..from].copy_from_slice(&cells);
                assert!(pool.under(some.clone()).all(|cell| some.contains(&(cell * to / from))));
                let mut found = vec![0.0; some.len()];
                pool.take(&mut found, some.start, room);
                for (pixel, found) in some.zip(found) {
                    let under = (0..from).filter(|cell| cell * to / from == pixel);
                    let largest = under.map(|cell| cells[cell]).fold(f32::NEG_INFINITY, f32::max);
                    assert_eq!(found, largest);
                }
            }
        }
        let mut most = vec![1.0; 7];
        raise(&mut most, &[1.0, 2.0, 0.0, 0.0, 3.0, 9.0, 0.0], 2.0, 1.0);
        assert_eq!(most, [1.0, 3.0, 1.0, 1.0, 5.0, 17.0, 1.0]);
    }

    #[test]
    fn rows_are_raised_and_laid_whatever_their_length() {
        for length in [0, 3, 16, 39] {
            let values: Vec<f32> = (0..length).map(|i| ((i * 31) % 17) as f32 - 8.0).collect();
            for (factor, offset) in [(1.0, 0.0), (0.5, 3.0)] {
                let turned = values.iter().map(|value| value * factor - offset);
                let (mut most, mut new) = (vec![-2.0; length], vec![f32::NAN; length]);
                raise(&mut most, &values, factor, offset);
                lay(&mut new, &values, factor, offset);
                assert_eq!(new, turned.clone().collect::<Vec<_>>());
                assert_eq!(most, turned.map(|value| value.max(-2.0)).collect::<Vec<_>>());
            }
        }
        let mut most = [5.0; 2];
        lay(&mut most, &[f32::NAN, 1.0], 1.0, 0.0);
        raise(&mut most, &[2.0, f32::NAN], 1.0, 0.0);
        assert_eq!(most, [2.0, 1.0]);
    }

    #[test]
    fn the_tail_is_all_that_equals_the_last() {
        for (length, differs) in [(0, 0), (1, 0), (9, 9), (40, 4), (64, 63), (64, 3), (67, 11)] {
            let values: Vec<f32> =
                (0..length).map(|i| if i < differs { i as f32 + 1.0 } else { 0.0 }).collect();
            let wanted = if differs == length { 0 } else { (length - differs) / 16 * 16 };
            assert_eq!(tail(&values), wanted, "{length} {differs}");
        }
        assert_eq!(tail(&[1.0, f32::NAN, f32::NAN]), 0);
    }
}
