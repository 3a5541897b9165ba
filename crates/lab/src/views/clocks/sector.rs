//! A shaded sector of a disc, as bands.
//!
//! Deliberately does not know: what is shaded.

use std::f64::consts::{FRAC_PI_2, TAU};

use crate::figure::{Ink, Mark};

/// Columns of a band.
const COLUMNS: usize = 12;

/// The sector between two angles, cut into pieces of at most a quarter turn, each of which is convex.
pub(in crate::views) fn shade(middle: (f64, f64), radius: f64, from: f64, sweep: f64, ink: Ink) -> Vec<Mark> {
    let (from, sweep) = if sweep < 0.0 { (from + sweep, -sweep) } else { (from, sweep) };
    let sweep = sweep.min(TAU);
    let pieces = libm::ceil(sweep / FRAC_PI_2).max(1.0);
    let piece = |index: usize| {
        let columns = columns(from + sweep * index as f64 / pieces, sweep / pieces);
        let moved = |(x, low, high)| (middle.0 + radius * x, middle.1 + radius * low, middle.1 + radius * high);
        Mark::Band { columns: columns.into_iter().map(moved).collect(), ink }
    };
    (0..pieces as usize).map(piece).collect()
}

/// A sector of the unit disc of at most a quarter turn: x, and from where to where it reaches there.
fn columns(from: f64, sweep: f64) -> Vec<(f64, f64, f64)> {
    let rim: Vec<_> = (0..=16).map(|step| libm::sincos(from + sweep * f64::from(step) / 16.0)).collect();
    let xs = rim.iter().map(|(_, cos)| *cos).chain([0.0]);
    let (left, right) = xs.fold((1.0_f64, -1.0_f64), |(left, right), x| (left.min(x), right.max(x)));
    let edges = [libm::sincos(from), libm::sincos(from + sweep)];
    let at = |column: usize| {
        let x = left + (right - left) * column as f64 / COLUMNS as f64;
        let rim = libm::sqrt((1.0 - x * x).max(0.0));
        let (mut low, mut high) = (-rim, rim);
        // On the left of the first edge and on the right of the second one.
        for ((sin, cos), side) in edges.into_iter().zip([1.0, -1.0]) {
            let slope = side * cos;
            if slope > 1e-12 {
                low = low.max(x * sin / cos);
            } else if slope < -1e-12 {
                high = high.min(x * sin / cos);
            }
        }
        (x, low.min(high), high)
    };
    (0..=COLUMNS).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_that_of_the_sector() {
        for (from, sweep) in [(0.0, 1.0), (2.9, 0.4), (-0.3, 3.0), (5.0, 6.2), (1.0, -2.0)] {
            let mut area = 0.0;
            for mark in shade((3.0, -2.0), 2.0, from, sweep, Ink::Warning) {
                let Mark::Band { columns, .. } = mark else { panic!() };
                area += columns
                    .windows(2)
                    .map(|w| (w[1].0 - w[0].0) * (w[0].2 - w[0].1 + w[1].2 - w[1].1) / 2.0)
                    .sum::<f64>();
            }
            let wanted = 2.0 * f64::abs(sweep);
            assert!((area - wanted).abs() < 0.08 * wanted, "{from} {sweep}: {area} for {wanted}");
        }
    }
}
