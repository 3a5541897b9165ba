//! Random directions for random features.
//!
//! Deliberately does not know: what they are multiplied with.

use ndarray::{Array2, s};
use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

/// How directions are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Draw {
    /// Independent Gaussian channels.
    Independent,
    /// Blocks of orthogonal directions with radii as Gaussian vectors have them.
    Orthogonal,
    /// The same with all radii √d: less spread, but too small on average.
    EqualRadii,
    /// The same with radii at even steps of the distribution of radii (Su, kexue.fm/archives/7921).
    QuantileRadii,
}

impl Draw {
    /// All.
    pub const ALL: [Self; 4] =
        [Self::Independent, Self::Orthogonal, Self::EqualRadii, Self::QuantileRadii];
}

/// m directions in d dimensions, the same for the same seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directions {
    /// How they are drawn.
    pub draw: Draw,
    /// How many, m.
    pub count: usize,
    /// Seed of the generator.
    pub seed: u64,
}

impl Directions {
    /// The directions, one per row.
    pub fn rows(&self, d: usize) -> Array2<f64> {
        self.prepared(d).rows(self.seed)
    }

    /// What many draws in d dimensions have in common.
    pub fn prepared(&self, d: usize) -> Prepared {
        let radii = match self.draw {
            Draw::EqualRadii => vec![libm::sqrt(d as f64); self.count],
            Draw::QuantileRadii if d > 0 => quantiles(d, self.count),
            Draw::QuantileRadii | Draw::Independent | Draw::Orthogonal => Vec::new(),
        };
        Prepared { draw: self.draw, count: self.count, d, radii }
    }
}

/// Directions that want nothing but a seed: radii that are the same for all seeds are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    draw: Draw,
    count: usize,
    d: usize,
    radii: Vec<f64>,
}

impl Prepared {
    /// The directions of a seed, one per row.
    pub fn rows(&self, seed: u64) -> Array2<f64> {
        let d = self.d;
        let mut random = Pcg64::seed_from_u64(seed);
        let mut gaussian = |count: usize| {
            Array2::from_shape_simple_fn((count, d), || StandardNormal.sample(&mut random))
        };
        if self.draw == Draw::Independent || d == 0 {
            return gaussian(self.count);
        }
        let mut rows = Array2::<f64>::zeros((self.count, d));
        for from in (0..self.count).step_by(d) {
            let size = d.min(self.count - from);
            rows.slice_mut(s![from..from + size, ..])
                .assign(&orthogonal(gaussian(d)).slice(s![..size, ..]));
        }
        let radii: Vec<f64> = if self.radii.is_empty() {
            let rows = gaussian(self.count);
            rows.rows().into_iter().map(|row| libm::sqrt(row.dot(&row))).collect()
        } else {
            self.radii.clone()
        };
        for (mut row, radius) in rows.rows_mut().into_iter().zip(radii) {
            row *= radius;
        }
        rows
    }
}

/// The rows made orthonormal, one after the other. The diagonal of what was divided out is positive, so that Gaussian rows give
/// every rotation the same chance.
fn orthogonal(mut rows: Array2<f64>) -> Array2<f64> {
    for at in 0..rows.nrows() {
        // Twice: once leaves what rounding brought back.
        for _ in 0..2 {
            for before in 0..at {
                let done = rows.row(before).to_owned();
                let share = rows.row(at).dot(&done);
                rows.row_mut(at).scaled_add(-share, &done);
            }
        }
        let norm = libm::sqrt(rows.row(at).dot(&rows.row(at)));
        if norm > 0.0 {
            rows.row_mut(at).mapv_inplace(|x| x / norm);
        }
    }
    rows
}

/// Radii R with P(r ≤ R) = i/(m + 1) for the norm r of a Gaussian vector, density ∝ r^{d−1} e^{−r²/2}.
fn quantiles(d: usize, count: usize) -> Vec<f64> {
    const STEPS: usize = 20_000;
    let middle = libm::sqrt(d as f64);
    let (low, high) = ((middle - 9.0).max(0.0), middle + 9.0);
    let step = (high - low) / STEPS as f64;
    let peak = libm::sqrt((d as f64 - 1.0).max(0.0));
    let exponent = |r: f64| {
        let power = if d > 1 { (d as f64 - 1.0) * libm::log(r.max(1e-300)) } else { 0.0 };
        power - r * r / 2.0
    };
    let top = exponent(peak);
    let density = |at: usize| libm::exp(exponent(low + at as f64 * step) - top);
    let mass: Vec<f64> = (0..STEPS)
        .scan(0.0, |sum, at| {
            *sum += f64::midpoint(density(at), density(at + 1));
            Some(*sum)
        })
        .collect();
    let all = mass[STEPS - 1];
    let radius = |rank: usize| {
        let wanted = all * rank as f64 / (count + 1) as f64;
        let at = mass.partition_point(|sum| *sum < wanted).min(STEPS - 1);
        let before = if at == 0 { 0.0 } else { mass[at - 1] };
        low + (at as f64 + (wanted - before) / (mass[at] - before)) * step
    };
    (1..=count).map(radius).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orthogonal_blocks_have_the_radii_that_were_asked_for() {
        for draw in Draw::ALL {
            let rows = Directions { draw, count: 11, seed: 3 }.rows(4);
            assert_eq!(rows.dim(), (11, 4));
            let cross = rows.row(0).dot(&rows.row(3)).abs();
            assert_eq!(cross < 1e-12, draw != Draw::Independent, "{draw:?}: {cross}");
        }
        let equal = Directions { draw: Draw::EqualRadii, count: 5, seed: 1 }.rows(4);
        assert!(equal.rows().into_iter().all(|row| (row.dot(&row) - 4.0).abs() < 1e-12));
    }

    #[test]
    fn the_median_radius_is_that_of_the_distribution() {
        // In two dimensions P(r ≤ R) = 1 − e^{−R²/2}.
        for (rank, radius) in (1_u32..).zip(quantiles(2, 3)) {
            let wanted = libm::sqrt(-2.0 * libm::log(1.0 - f64::from(rank) / 4.0));
            assert!((radius - wanted).abs() < 1e-5, "{radius} {wanted}");
        }
        assert!((quantiles(1, 1)[0] - 0.674_489_75).abs() < 1e-4);
    }
}
