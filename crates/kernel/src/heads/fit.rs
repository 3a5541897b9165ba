//! A head fitted to a plausible decay over the distances of training: what lies beyond is what the fit makes of it.
//!
//! Weighted ridge regression: minimise Σ_Δ (L − Δ)/L · (f(Δ) − t(Δ))² + λ·|(a, b)|² over 0 ≤ Δ < L with t(Δ) = −2 ln(1 + Δ/4).
//! A text of L tokens holds the distance Δ exactly L − Δ times. Deliberately does not know: methods.

use super::cholesky::Symmetric;
use crate::attention::PairWeights;

/// Fewest and most distances that enter the sums; where training has more, evenly strewn ones stand for them.
const DISTANCES: (usize, usize) = (1024, 4096);
/// Multiplications that the sums may take.
const WORK: usize = 1 << 28;

/// The decay that the head is fitted to.
pub fn target(distance: f64) -> f64 {
    -2.0 * libm::log(1.0 + distance / 4.0)
}

/// The fitted head for these frequencies, trained on texts of `length` tokens, with this ridge λ.
pub fn fitted(thetas: &[f64], length: usize, ridge: f64) -> PairWeights {
    let (pairs, length) = (thetas.len(), length.max(1));
    let unknowns = 2 * pairs;
    let most = (WORK / (unknowns * unknowns).max(1)).clamp(DISTANCES.0, DISTANCES.1);
    let mut normal = Symmetric::new(unknowns);
    let mut right = vec![0.0; unknowns];
    let mut waves = vec![0.0; unknowns];
    for (distance, times) in strewn(length, most) {
        for (pair, theta) in thetas.iter().enumerate() {
            let (sin, cos) = libm::sincos(theta * distance);
            (waves[pair], waves[pairs + pair]) = (cos, -sin);
        }
        let weight = times * (length as f64 - distance) / length as f64;
        let wanted = weight * target(distance);
        normal.add_square(weight, &waves);
        right.iter_mut().zip(&waves).for_each(|(right, wave)| *right += wanted * wave);
    }
    normal.add_diagonal(ridge.max(1e-9));
    let mut a = normal.solve(&right);
    let b = a.split_off(pairs);
    PairWeights { a, b }
}

/// Distances below `length`, at most `most`, with how many each stands for. Strewn, because equal steps would beat with the
/// waves.
fn strewn(length: usize, most: usize) -> impl Iterator<Item = (f64, f64)> {
    const GOLDEN: f64 = 0.618_033_988_749_894_8;
    let count = length.min(most);
    let times = length as f64 / count as f64;
    (0..count).map(move |at| {
        if count == length {
            return (at as f64, 1.0);
        }
        let place = at as f64 * GOLDEN;
        let inside = place - libm::floor(place);
        (libm::floor((at as f64 + inside) * times).min(length as f64 - 1.0), times)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_still_pair_learns_the_weighted_mean() {
        // L = 2: t = 0 and −2 ln 1.25, weights 1 and ½; with λ → 0 the constant is their weighted mean.
        let weights = fitted(&[0.0], 2, 1e-9);
        let mean = 0.5 * target(1.0) / 1.5;
        assert!((weights.a[0] - mean).abs() < 1e-8 && weights.b[0] == 0.0, "{weights:?}");
        // With λ = 1.5 the sum of weights doubles, so that the constant halves.
        assert!((fitted(&[0.0], 2, 1.5).a[0] - mean / 2.0).abs() < 1e-12);
    }

    #[test]
    fn strewn_distances_stand_for_all() {
        let all: Vec<_> = strewn(100_000, 1024).collect();
        assert_eq!(all.len(), 1024);
        assert!((all.iter().map(|(_, times)| times).sum::<f64>() - 100_000.0).abs() < 1e-6);
        assert!(all.windows(2).all(|pair| pair[0].0 <= pair[1].0) && all[1023].0 < 100_000.0);
        assert!(fitted(&[1.0, 0.1], 1 << 24, 0.1).a.iter().all(|x| x.is_finite()));
    }
}
