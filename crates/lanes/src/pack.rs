//! **Rows side by side**: queries in *strips* of four, keys in *panels* of eight, channel by channel, so that a block of their
//! products reads both in order.
//!
//! Deliberately does not know: what is done with them.

use wide::{bytemuck, f32x4};

/// Numbers that begin where four of them are read at once without touching two lines of the cache.
#[derive(Debug, Clone, Default)]
pub struct Aligned(Vec<f32x4>);

impl Aligned {
    /// At least so many zeros.
    pub fn zeros(count: usize) -> Self {
        Self(vec![f32x4::splat(0.0); count.div_ceil(4)])
    }

    /// The numbers, and perhaps some more.
    pub fn as_slice(&self) -> &[f32] {
        bytemuck::cast_slice(&self.0)
    }

    /// The numbers, and perhaps some more.
    pub fn as_mut_slice(&mut self) -> &mut [f32] {
        bytemuck::cast_slice_mut(&mut self.0)
    }
}

/// Rows of a strip.
pub const STRIP: usize = 4;
/// Keys of a panel.
pub const PANEL: usize = 8;
/// Packs `rows` of `depth` numbers each into strips; the last one is filled up with zeros.
pub fn strips(rows: &[f32], depth: usize) -> Aligned {
    packed(rows, depth, STRIP)
}

/// Packs `rows` of `depth` numbers each into panels; the last one is filled up with zeros.
pub fn panels(rows: &[f32], depth: usize) -> Aligned {
    packed(rows, depth, PANEL)
}

fn packed(rows: &[f32], depth: usize, width: usize) -> Aligned {
    let mut packing = Packing::new(rows.len() / depth.max(1), depth, width);
    packing.push(rows);
    packing.finish()
}

/// Strips or panels of rows that come some at a time.
#[derive(Debug)]
pub struct Packing {
    width: usize,
    depth: usize,
    packed: Aligned,
    /// Rows that are packed.
    rows: usize,
    /// Less than four more.
    waiting: Vec<f32>,
}

impl Packing {
    /// Room for so many rows, in bundles of [`STRIP`] or [`PANEL`].
    pub fn new(rows: usize, depth: usize, width: usize) -> Self {
        let packed = Aligned::zeros(rows.next_multiple_of(width) * depth);
        Self { width, depth, packed, rows: 0, waiting: Vec::new() }
    }

    /// The next rows.
    pub fn push(&mut self, rows: &[f32]) {
        let four = 4 * self.depth;
        if self.waiting.is_empty() {
            let (whole, rest) = rows.split_at(rows.len() / four.max(1) * four);
            self.pack(whole);
            self.waiting.extend_from_slice(rest);
        } else {
            self.waiting.extend_from_slice(rows);
            let mut waiting = std::mem::take(&mut self.waiting);
            let whole = waiting.len() / four.max(1) * four;
            self.pack(&waiting[..whole]);
            waiting.drain(..whole);
            self.waiting = waiting;
        }
    }

    /// All rows; the last bundle is filled up with zeros.
    pub fn finish(mut self) -> Aligned {
        let waiting = std::mem::take(&mut self.waiting);
        self.pack(&waiting);
        self.packed
    }

    fn pack(&mut self, rows: &[f32]) {
        let place = Place { row: self.rows, depth: self.depth };
        let to = self.packed.as_mut_slice();
        if self.width == STRIP {
            pack::<STRIP>(to, rows, place);
        } else {
            pack::<PANEL>(to, rows, place);
        }
        self.rows += rows.len() / self.depth.max(1);
    }
}

/// The first of some rows, a multiple of four, and how many numbers a row has.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    depth: usize,
}

#[inline(never)]
fn pack<const WIDTH: usize>(to: &mut [f32], rows: &[f32], Place { row, depth }: Place) {
    for (index, four) in rows.chunks(4 * depth.max(1)).enumerate() {
        let row = row + 4 * index;
        let bundle = &mut to[row / WIDTH * WIDTH * depth..][..WIDTH * depth];
        pack_four::<WIDTH>(bundle.as_chunks_mut::<WIDTH>().0, row % WIDTH, four, depth);
    }
}

/// Up to four rows become columns `at` … of the bundle.
#[inline(always)]
fn pack_four<const WIDTH: usize>(to: &mut [[f32; WIDTH]], at: usize, rows: &[f32], depth: usize) {
    let mut done = 0;
    if rows.len() == 4 * depth {
        let (a, rest) = rows.split_at(depth);
        let (b, rest) = rest.split_at(depth);
        let (c, d) = rest.split_at(depth);
        let fours = [a, b, c, d].map(|row| row.as_chunks::<4>().0);
        let [a, b, c, d] = fours;
        for ((((a, b), c), d), to) in a.iter().zip(b).zip(c).zip(d).zip(to.as_chunks_mut::<4>().0) {
            let turned = f32x4::transpose([*a, *b, *c, *d].map(f32x4::new));
            for (to, four) in to.iter_mut().zip(turned) {
                to[at..at + 4].copy_from_slice(&four.to_array());
            }
        }
        done = depth / 4 * 4;
    }
    for (index, row) in rows.chunks(depth).enumerate() {
        for (to, &value) in to[done..].iter_mut().zip(&row[done..]) {
            to[at + index] = value;
        }
    }
}

/// The lengths of the rows.
pub fn lengths(rows: &[f32], depth: usize) -> Vec<f32> {
    let length = |row: &[f32]| {
        let (fours, rest) = row.as_chunks::<4>();
        let squares = |sum: f32x4, &four: &[f32; 4]| sum + f32x4::new(four) * f32x4::new(four);
        let sum: f32 = fours.iter().fold(f32x4::splat(0.0), squares).to_array().iter().sum();
        (sum + rest.iter().map(|x| x * x).sum::<f32>()).sqrt()
    };
    rows.chunks(depth.max(1)).map(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_come_some_at_a_time_are_packed_as_all_at_once() {
        for depth in [1, 2, 4, 6, 9] {
            let rows: Vec<f32> = (0..23 * depth).map(|i| i as f32).collect();
            for width in [STRIP, PANEL] {
                let whole = packed(&rows, depth, width);
                for (row, key) in (0..23).flat_map(|row| (0..depth).map(move |key| (row, key))) {
                    let at = row / width * width * depth + key * width + row % width;
                    assert_eq!(whole.as_slice()[at], rows[row * depth + key]);
                }
                for parts in [vec![8, 15], vec![3, 1, 6, 5, 8], vec![1; 23]] {
                    let (mut packing, mut rest) = (Packing::new(23, depth, width), &rows[..]);
                    for part in parts {
                        let (now, later) = rest.split_at(part * depth);
                        packing.push(now);
                        rest = later;
                    }
                    assert_eq!(packing.finish().as_slice(), whole.as_slice());
                }
            }
        }
    }

    #[test]
    fn lengths_of_rows() {
        assert_eq!(lengths(&[3.0, 4.0, 0.0, 1.0], 2), [5.0, 1.0]);
        assert_eq!(lengths(&[], 2), [0.0; 0]);
    }
}
