//! **Scores of rows**, a block at a time, and their powers of two while they are in registers.
//!
//! Deliberately does not know: which rows a map has, where products come from, or what a power means.

use std::ops::Range;

use wide::f32x4;

use crate::blocks::{Block, Blocks, Products, outer};
use crate::exp::exp2_four;
use crate::pack::{PANEL, STRIP};

/// Numbers of panels that stay in the nearest cache while strips pass by.
const NEAR: usize = 4096;

/// Rows to be written: row r holds its keys at `values[r·stride ..]`.
#[derive(Debug)]
pub struct Rows<'a> {
    /// All rows.
    pub values: &'a mut [f32],
    /// From one row to the next.
    pub stride: usize,
}

/// What is wanted of a few rows.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Keys that each row reads.
    pub runs: &'a [Range<usize>],
    /// What the products of each row are multiplied with.
    pub factors: &'a [f32],
}

/// q·k · factor of the keys in the run of each row; other cells of `out` stay as they are.
#[inline(never)]
pub fn scores(products: Products<'_>, wanted: Wanted<'_>, out: &mut Rows<'_>) {
    let mut none = [];
    match products {
        Products::Fresh(fresh) => blocks::<false>(&fresh, wanted, out, &mut none),
        Products::Kept(kept) => blocks::<false>(&kept, wanted, out, &mut none),
    }
}

/// 2^(q·k · factor) of the keys in the run of each row, exponents at most 120 either way, and their sums, f64 across stretches;
/// other cells stay as they are.
#[inline(never)]
pub fn powers(products: Products<'_>, wanted: Wanted<'_>, out: &mut Rows<'_>, sums: &mut [f64]) {
    sums.fill(0.0);
    match products {
        Products::Fresh(fresh) => blocks::<true>(&fresh, wanted, out, sums),
        Products::Kept(kept) => blocks::<true>(&kept, wanted, out, sums),
    }
}

/// Panels that all rows of a whole strip read wholly.
fn inner(runs: &[Range<usize>]) -> Range<usize> {
    if runs.len() < STRIP {
        return 0..0;
    }
    runs.iter().map(|run| run.start.div_ceil(PANEL)).max().unwrap_or(0)
        ..runs.iter().map(|run| run.end / PANEL).min().unwrap_or(0)
}

#[inline(always)]
fn blocks<const POWERS: bool>(
    products: &impl Blocks,
    Wanted { runs, factors }: Wanted<'_>,
    out: &mut Rows<'_>,
    sums: &mut [f64],
) {
    let Range { start, end } = outer(runs);
    let near = (NEAR / (PANEL * products.depth()).max(1)).max(1);
    let mut first = start;
    while first < end {
        let last = (first + near).min(end);
        for (strip, (runs, factors)) in runs.chunks(STRIP).zip(factors.chunks(STRIP)).enumerate() {
            let row = strip * STRIP;
            let (inner, outer) = (inner(runs), outer(runs));
            let block = products.of(strip);
            let mut by = [f32x4::splat(0.0); STRIP];
            by.iter_mut().zip(factors).for_each(|(by, &factor)| *by = f32x4::splat(factor));
            let mut totals = [f32x4::splat(0.0); STRIP];
            for panel in first.max(outer.start)..last.min(outer.end) {
                let mut block = block(panel);
                for (pair, by) in block.iter_mut().zip(by) {
                    *pair = pair.map(|four| four * by);
                }
                if inner.contains(&panel) {
                    let to = &mut out.values[row * out.stride + panel * PANEL..];
                    store::<POWERS>(&block, to, out.stride, &mut totals);
                } else {
                    let to = &mut out.values[row * out.stride..];
                    edge::<POWERS>(&block, panel * PANEL, runs, (to, out.stride), &mut totals);
                }
            }
            if POWERS {
                let totals = totals.map(|total| total.to_array().map(f64::from));
                for (sum, [a, b, c, d]) in sums[row..].iter_mut().zip(totals) {
                    *sum += (a + b) + (c + d);
                }
            }
        }
        first = last;
    }
}

#[inline(always)]
fn store<const POWERS: bool>(
    block: &Block,
    to: &mut [f32],
    stride: usize,
    totals: &mut [f32x4; STRIP],
) {
    for row in 0..STRIP {
        let mut pair = block[row];
        if POWERS {
            pair = pair.map(exp2_four);
            totals[row] += pair[0] + pair[1];
        }
        let to = &mut to[row * stride..][..PANEL];
        to[..4].copy_from_slice(&pair[0].to_array());
        to[4..].copy_from_slice(&pair[1].to_array());
    }
}

/// As [`store`], for a panel that some rows may not read wholly.
#[inline(never)]
fn edge<const POWERS: bool>(
    block: &Block,
    start: usize,
    runs: &[Range<usize>],
    (to, stride): (&mut [f32], usize),
    totals: &mut [f32x4; STRIP],
) {
    const PLACES: [[f32; 4]; 2] = [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]];
    for (row, run) in runs.iter().enumerate() {
        let inside = |end: usize| end.saturating_sub(start).min(PANEL);
        let (first, end) = (inside(run.start), inside(run.end));
        let mut pair = block[row];
        if POWERS {
            pair = pair.map(exp2_four);
        }
        let at = row * stride + start;
        let [first_place, end_place] = [first, end].map(|place| f32x4::splat(place as f32));
        let allowed = PLACES.map(|places| {
            let places = f32x4::new(places);
            places.simd_ge(first_place) & places.simd_lt(end_place)
        });
        totals[row] += (pair[0] & allowed[0]) + (pair[1] & allowed[1]);
        if let Some(to) = to.get_mut(at..at + PANEL) {
            // Cells that stay are written as they were.
            for ((to, value), allowed) in
                to.as_chunks_mut::<4>().0.iter_mut().zip(pair).zip(allowed)
            {
                *to = allowed.select(value, f32x4::new(*to)).to_array();
            }
        } else if first < end {
            let [low, high] = pair.map(f32x4::to_array);
            let values = low.into_iter().chain(high).skip(first);
            to[at + first..at + end].iter_mut().zip(values).for_each(|(to, value)| *to = value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::{Fresh, Kept, Panels};
    use crate::pack::{panels, strips};

    fn rows(count: usize, depth: usize, seed: usize) -> Vec<f32> {
        (0..count * depth).map(|i| ((i * 37 + seed * 11) % 101) as f32 / 101.0 - 0.5).collect()
    }

    /// The same by one loop in f64.
    fn score(a: &[f32], b: &[f32], (row, key): (usize, usize), depth: usize) -> f64 {
        let [a, b] = [&a[row * depth..][..depth], &b[key * depth..][..depth]];
        a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum()
    }

    fn bits(values: &[f32]) -> Vec<u32> {
        values.iter().map(|value| value.to_bits()).collect()
    }

    #[test]
    fn blocks_agree_with_plain_loops_for_all_shapes_and_runs() {
        for (depth, count, keys) in [(2, 1, 1), (6, 5, 9), (64, 33, 70), (10, 12, 16), (1, 4, 8)] {
            let (queries, key_rows) = (rows(count, depth, 1), rows(keys, depth, 2));
            let (strips, packed) = (strips(&queries, depth), panels(&key_rows, depth));
            let panels = Panels { values: packed.as_slice(), depth };
            let causal = |row: usize| 0..(row + 1).min(keys);
            let window = |row: usize| row.saturating_sub(3).min(keys)..(row + 1).min(keys);
            for runs in [
                (0..count).map(causal).collect::<Vec<_>>(),
                (0..count).map(window).collect(),
                vec![0..keys; count],
            ] {
                let mut found = vec![f32::NAN; count * keys];
                let mut sums = vec![0.0; count];
                let mut out = Rows { values: &mut found, stride: keys };
                let factors: Vec<f32> =
                    (0..count).map(|row| 1.0 + 0.125 * (row % 3) as f32).collect();
                let wanted = Wanted { runs: &runs, factors: &factors };
                let fresh = Fresh { strips: strips.as_slice(), keys: panels };
                powers(Products::Fresh(fresh), wanted, &mut out, &mut sums);
                let powers = found.clone();
                scores(
                    Products::Fresh(fresh),
                    wanted,
                    &mut Rows { values: &mut found, stride: keys },
                );
                let kept = Kept::new(fresh, &runs);
                let mut again = vec![f32::NAN; count * keys];
                let mut same = vec![0.0; count];
                let mut out = Rows { values: &mut again, stride: keys };
                super::powers(Products::Kept(kept.from(0)), wanted, &mut out, &mut same);
                assert_eq!((bits(&again), same), (bits(&powers), sums.clone()));
                for (row, run) in runs.iter().enumerate() {
                    let factor = f64::from(factors[row]);
                    let exact = |key| factor * score(&queries, &key_rows, (row, key), depth);
                    let sum: f64 = run.clone().map(|key| exact(key).exp2()).sum();
                    assert!((sums[row] - sum).abs() <= 1e-6 * sum);
                    for key in 0..keys {
                        let at = row * keys + key;
                        if !run.contains(&key) {
                            assert!(found[at].is_nan() && powers[at].is_nan());
                            continue;
                        }
                        assert!((f64::from(found[at]) - exact(key)).abs() < 2e-6);
                        let power = exact(key).exp2();
                        assert!((f64::from(powers[at]) - power).abs() < 2e-6 * power);
                    }
                }
            }
        }
    }
}
