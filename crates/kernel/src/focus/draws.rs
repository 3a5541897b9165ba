//! Seeded draws: the same seed and the same place give the same numbers, in whatever order places are asked.
//!
//! Deliberately does not know: what is drawn for.

use rand_distr::{ChiSquared, Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;

/// A generator for one place of an experiment, such as (point, repeat).
pub(super) struct Draws(Pcg64);

impl Draws {
    /// The generator of a place.
    pub(super) fn new(seed: u64, place: [u64; 2]) -> Self {
        let mixed = place.iter().fold(mixed(seed), |sum, part| mixed(sum ^ mixed(*part)));
        Self(Pcg64::seed_from_u64(mixed))
    }

    /// A standard normal number.
    pub(super) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// The cosine of a fixed direction and one that is uniform on the sphere of `dim` dimensions.
    pub(super) fn cosine(&mut self, dim: usize) -> f64 {
        let first = self.normal();
        let Some(others) = dim.checked_sub(1).filter(|others| *others > 0) else {
            return first.signum();
        };
        // The other d − 1 channels matter by the sum of their squares only.
        let squares =
            ChiSquared::new(others as f64).map_or(0.0, |squares| squares.sample(&mut self.0));
        first / libm::sqrt((first * first + squares).max(1e-300))
    }
}

/// SplitMix64: neighbouring numbers become unrelated ones.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_independent_and_repeat() {
        let first = |seed, place| Draws::new(seed, place).normal();
        assert_eq!(first(7, [1, 2]).to_bits(), first(7, [1, 2]).to_bits());
        let others = [(7, [2, 1]), (8, [1, 2]), (7, [1, 3]), (7, [0, 2])];
        assert!(others.iter().all(|&(seed, place)| first(seed, place) != first(7, [1, 2])));
        // First numbers of neighbouring places have mean 0 and variance 1.
        let drawn: Vec<f64> = (0..4000).map(|place| first(1, [0, place])).collect();
        let mean = drawn.iter().sum::<f64>() / 4000.0;
        let square = drawn.iter().map(|x| x * x).sum::<f64>() / 4000.0;
        assert!(mean.abs() < 0.06 && (square - 1.0).abs() < 0.09, "{mean} {square}");
    }

    #[test]
    fn cosines_have_variance_one_over_d() {
        for dim in [1, 2, 3, 64] {
            let mut draws = Draws::new(3, [dim as u64, 0]);
            let squares = (0..20_000).map(|_| draws.cosine(dim)).map(|x| x * x).sum::<f64>();
            let variance = squares / 20_000.0;
            assert!((variance * dim as f64 - 1.0).abs() < 0.05, "{dim}: {variance}");
        }
        assert!(Draws::new(1, [0, 0]).cosine(0).abs() <= 1.0);
    }
}
