//! **Sums of waves** at whole distances: Σ a·cos jα + b·sin jα over many α.
//!
//! Distances are taken symmetrically around centres: at a centre ± δ the even and the odd part of the sum are the same up to a
//! sign, so each product of centres and offsets serves two distances. Centres and offsets are turned on in f64.
//! Deliberately does not know: functions of angles; who calls has them.

use wide::f32x4;

use crate::blocks::block;
use crate::pack::{Aligned, PANEL, STRIP, panels, strips};
use crate::turn::{narrow, turned};

/// Most offsets on one side of a centre.
const REACH: usize = 128;
/// Centres that are made together.
const TOGETHER: usize = 8 * STRIP;
/// Panels of offsets that stay in the nearest cache.
const NEAR: usize = 4;

/// Offsets on one side of each centre for so many distances.
pub fn reach(length: usize) -> usize {
    length.div_ceil(2).clamp(1, REACH).next_multiple_of(PANEL)
}

/// (cos, sin) of each α times something.
pub type Angles<'a> = (&'a [f64], &'a [f64]);

/// What is summed, for offsets up to some reach R.
#[derive(Debug, Clone, Copy)]
pub struct Waves<'a> {
    /// R.
    pub reach: usize,
    /// a and b of each wave.
    pub weights: (&'a [f64], &'a [f64]),
    /// The angles α/2.
    pub half: Angles<'a>,
    /// The angles α.
    pub step: Angles<'a>,
    /// Those of the first centre, (R − ½)α.
    pub first: Angles<'a>,
    /// From one centre to the next, 2Rα.
    pub period: Angles<'a>,
}

/// The sums at the distances 0, 1, … `values.len()` − 1.
#[inline(never)]
pub fn waves(values: &mut [f32], waves: &Waves<'_>) {
    let pairs = waves.weights.0.len();
    if pairs == 0 {
        return values.fill(0.0);
    }
    let table = offsets(waves);
    let mut centre = Turning::new(waves.first);
    let whole = TOGETHER * 2 * waves.reach;
    let mut last = Vec::new();
    for out in values.chunks_mut(whole) {
        let count = out.len().div_ceil(2 * waves.reach);
        let (even, odd) = centres(waves, &mut centre, count);
        let centres = [strips(&even, pairs), strips(&odd, pairs)];
        if out.len() == whole {
            group(out, &centres, &table, (pairs, waves.reach));
        } else {
            last.resize(count.next_multiple_of(STRIP) * 2 * waves.reach, 0.0);
            group(&mut last, &centres, &table, (pairs, waves.reach));
            let length = out.len();
            out.copy_from_slice(&last[..length]);
        }
    }
}

/// An angle per pair that is turned on step by step.
struct Turning {
    now: (Vec<f64>, Vec<f64>),
    next: (Vec<f64>, Vec<f64>),
}

impl Turning {
    fn new(from: Angles<'_>) -> Self {
        let now = (from.0.to_vec(), from.1.to_vec());
        Self { next: now.clone(), now }
    }

    fn turn(&mut self, by: Angles<'_>) {
        let (cos, sin) = &mut self.next;
        turned((cos, sin), (&self.now.0, &self.now.1), by);
        std::mem::swap(&mut self.now, &mut self.next);
    }
}

/// Panels of cos and sin of (j + ½)α.
fn offsets(waves: &Waves<'_>) -> [Aligned; 2] {
    let pairs = waves.weights.0.len();
    let mut rows = [vec![0.0; waves.reach * pairs], vec![0.0; waves.reach * pairs]];
    let [cos, sin] = &mut rows;
    let mut offset = Turning::new(waves.half);
    for (cos, sin) in cos.chunks_mut(pairs).zip(sin.chunks_mut(pairs)) {
        narrow(cos, &offset.now.0);
        narrow(sin, &offset.now.1);
        offset.turn(waves.step);
    }
    rows.map(|rows| panels(&rows, pairs))
}

/// What multiplies cos and sin of the offsets, for the next centres.
fn centres(waves: &Waves<'_>, centre: &mut Turning, count: usize) -> (Vec<f32>, Vec<f32>) {
    let pairs = waves.weights.0.len();
    let (mut even, mut odd) = (vec![0.0; count * pairs], vec![0.0; count * pairs]);
    for (even, odd) in even.chunks_mut(pairs).zip(odd.chunks_mut(pairs)) {
        let weights = waves.weights.0.iter().zip(waves.weights.1);
        let angles = centre.now.0.iter().zip(&centre.now.1);
        for (((a, b), (cos, sin)), (even, odd)) in
            weights.zip(angles).zip(even.iter_mut().zip(odd.iter_mut()))
        {
            *even = (a * cos + b * sin) as f32;
            *odd = (b * cos - a * sin) as f32;
        }
        centre.turn(waves.period);
    }
    (even, odd)
}

/// The sums around some centres.
#[inline(always)]
fn group(
    out: &mut [f32],
    centres: &[Aligned; 2],
    table: &[Aligned; 2],
    (pairs, reach): (usize, usize),
) {
    let count = reach / PANEL;
    for near in (0..count).step_by(NEAR) {
        let [even, odd] = [0, 1].map(|part| centres[part].as_slice().chunks_exact(STRIP * pairs));
        let strips = even.zip(odd);
        for ((even, odd), out) in strips.zip(out.chunks_mut(STRIP * 2 * reach)) {
            for panel in near..(near + NEAR).min(count) {
                let place = panel * PANEL * pairs..(panel + 1) * PANEL * pairs;
                let even = block(even, &table[0].as_slice()[place.clone()]);
                let odd = block(odd, &table[1].as_slice()[place]);
                for (row, out) in out.chunks_mut(2 * reach).enumerate() {
                    let (before, after) = out.split_at_mut(reach);
                    let after = &mut after[panel * PANEL..][..PANEL];
                    let before = &mut before[reach - (panel + 1) * PANEL..][..PANEL];
                    after[..4].copy_from_slice(&(even[row][0] + odd[row][0]).to_array());
                    after[4..].copy_from_slice(&(even[row][1] + odd[row][1]).to_array());
                    before[4..].copy_from_slice(&reversed(even[row][0] - odd[row][0]));
                    before[..4].copy_from_slice(&reversed(even[row][1] - odd[row][1]));
                }
            }
        }
    }
}

#[inline(always)]
fn reversed(four: f32x4) -> [f32; 4] {
    let [a, b, c, d] = four.to_array();
    [d, c, b, a]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_agree_with_cosines_at_every_distance() {
        for length in [1, 2, 15, 16, 17, 255, 256, 257, 3000, 9000] {
            let alphas: Vec<f64> = (0..7).map(|i| 1.0 / f64::from(1 + 3 * i)).collect();
            let (a, b) = (vec![1.0; 7], vec![0.5; 7]);
            let reach = reach(length);
            let angles = |factor: f64| -> (Vec<f64>, Vec<f64>) {
                alphas.iter().map(|x| (libm::cos(x * factor), libm::sin(x * factor))).unzip()
            };
            let [half, step] = [0.5, 1.0].map(angles);
            let [first, period] = [reach as f64 - 0.5, 2.0 * reach as f64].map(angles);
            let mut found = vec![f32::NAN; length];
            let sum = Waves {
                reach,
                weights: (&a, &b),
                half: (&half.0, &half.1),
                step: (&step.0, &step.1),
                first: (&first.0, &first.1),
                period: (&period.0, &period.1),
            };
            waves(&mut found, &sum);
            for (j, found) in found.iter().enumerate() {
                let wave = |x: &f64| libm::cos(x * j as f64) + 0.5 * libm::sin(x * j as f64);
                let exact: f64 = alphas.iter().map(wave).sum();
                assert!((f64::from(*found) - exact).abs() < 2e-6, "{length} {j}");
            }
        }
    }
}
