//! **Products of queries and keys**, a block of 4 × 8 scores at a time, and their powers of two while they are in registers.
//!
//! Deliberately does not know: which rows a map has, or what a power means.

use std::ops::Range;

use wide::f32x4;

use crate::exp::exp2_four;
use crate::pack::{PANEL, STRIP};

/// Numbers of panels that stay in the nearest cache while strips pass by.
const NEAR: usize = 4096;

/// Keys of a map with their depth, as [`panels`](crate::panels) packs them.
#[derive(Debug, Clone, Copy)]
pub struct Panels<'a> {
    /// The packed keys.
    pub values: &'a [f32],
    /// Numbers of a key.
    pub depth: usize,
}

/// Rows to be written: row r holds its keys at `values[r·stride ..]`.
#[derive(Debug)]
pub struct Rows<'a> {
    /// All rows.
    pub values: &'a mut [f32],
    /// From one row to the next.
    pub stride: usize,
}

/// q·k of the keys in the run of each row; other cells of `out` stay as they are.
#[inline(never)]
pub fn scores(strips: &[f32], keys: Panels<'_>, runs: &[Range<usize>], out: &mut Rows<'_>) {
    let mut none = [];
    blocks::<false>(strips, keys, runs, out, &mut none);
}

/// 2^(q·k) of the keys in the run of each row, |q·k| at most 120, and their sums, f64 across stretches; other cells stay as they are.
#[inline(never)]
pub fn powers(
    strips: &[f32],
    keys: Panels<'_>,
    runs: &[Range<usize>],
    out: &mut Rows<'_>,
    sums: &mut [f64],
) {
    sums.fill(0.0);
    blocks::<true>(strips, keys, runs, out, sums);
}

#[inline(always)]
fn blocks<const POWERS: bool>(
    strips: &[f32],
    keys: Panels<'_>,
    runs: &[Range<usize>],
    out: &mut Rows<'_>,
    sums: &mut [f64],
) {
    let Panels { values, depth } = keys;
    let start = runs.iter().map(|run| run.start).min().unwrap_or(0) / PANEL;
    let end = runs.iter().map(|run| run.end).max().unwrap_or(0).div_ceil(PANEL);
    let near = (NEAR / (PANEL * depth).max(1)).max(1);
    let mut first = start;
    while first < end {
        let last = (first + near).min(end);
        let rows = strips.chunks_exact(STRIP * depth).zip(runs.chunks(STRIP));
        for (row, (strip, runs)) in (0..).step_by(STRIP).zip(rows) {
            // Full panels: those which all four rows may read wholly.
            let inner = runs.iter().map(|run| run.start.div_ceil(PANEL)).max().unwrap_or(0)
                ..runs.iter().map(|run| run.end / PANEL).min().unwrap_or(0);
            let outer = runs.iter().map(|run| run.start / PANEL).min().unwrap_or(0)
                ..runs.iter().map(|run| run.end.div_ceil(PANEL)).max().unwrap_or(0);
            let whole = runs.len() == STRIP;
            let mut totals = [f32x4::splat(0.0); STRIP];
            for panel in first.max(outer.start)..last.min(outer.end) {
                let key = &values[panel * PANEL * depth..][..PANEL * depth];
                let block = block(strip, key);
                if whole && inner.contains(&panel) {
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

pub(crate) type Block = [[f32x4; 2]; STRIP];

/// The scores of a strip and a panel.
#[inline(always)]
pub(crate) fn block(strip: &[f32], panel: &[f32]) -> Block {
    let mut sums = [[f32x4::splat(0.0); 2]; STRIP];
    let (queries, keys) =
        (strip.as_chunks::<STRIP>().0, panel.as_chunks::<4>().0.as_chunks::<2>().0);
    // Two shorter sums lose less than a long one.
    let (first, second) = queries.split_at(queries.len() / 2);
    for (query, [low, high]) in first.iter().zip(keys) {
        step(&mut sums, query, [low, high]);
    }
    let others = sums;
    sums = [[f32x4::splat(0.0); 2]; STRIP];
    for (query, [low, high]) in second.iter().zip(&keys[first.len()..]) {
        step(&mut sums, query, [low, high]);
    }
    for (sums, others) in sums.iter_mut().zip(others) {
        sums[0] += others[0];
        sums[1] += others[1];
    }
    sums
}

#[inline(always)]
fn step(sums: &mut Block, query: &[f32; STRIP], keys: [&[f32; 4]; 2]) {
    // Read as wholes: taken apart, they would be loaded number by number.
    let keys = keys.map(|four| f32x4::new(*four));
    for row in 0..STRIP {
        let query = f32x4::splat(query[row]);
        sums[row][0] += query * keys[0];
        sums[row][1] += query * keys[1];
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
    use crate::pack::{panels, strips};

    fn rows(count: usize, depth: usize, seed: usize) -> Vec<f32> {
        (0..count * depth).map(|i| ((i * 37 + seed * 11) % 101) as f32 / 101.0 - 0.5).collect()
    }

    /// The same by one loop in f64.
    fn score(a: &[f32], b: &[f32], (row, key): (usize, usize), depth: usize) -> f64 {
        let [a, b] = [&a[row * depth..][..depth], &b[key * depth..][..depth]];
        a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum()
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
                powers(strips.as_slice(), panels, &runs, &mut out, &mut sums);
                let powers = found.clone();
                scores(
                    strips.as_slice(),
                    panels,
                    &runs,
                    &mut Rows { values: &mut found, stride: keys },
                );
                for (row, run) in runs.iter().enumerate() {
                    let exact = |key| score(&queries, &key_rows, (row, key), depth);
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
