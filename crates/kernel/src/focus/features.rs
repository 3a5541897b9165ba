//! S of linear attention whose features are never negative: a_j ∝ q̃·k̃_j (Su, kexue.fm/archives/9889; ratio of norms as the
//! notes correct it).
//!
//! Exact for n → ∞ from mean and covariance of the features of keys. Keys here have independent normal channels, of one spread and
//! of any means. Deliberately does not know: rows of finitely many tokens.

use ndarray::{ArrayView1, ArrayView2};

use super::activation::{Activation, FAR, below, density, mills, rectified};
use crate::mechanisms::Features;

/// S of features that are independent, all of mean μ̃ and spread σ̃: `ratio` is σ̃/μ̃, `norms` is ‖q̃‖₂/‖q̃‖₁, from 1/√d to 1.
pub fn linear_sparsity(ratio: f64, norms: f64) -> f64 {
    let share = ratio * norms;
    1.0 / libm::sqrt(1.0 + share * share)
}

/// S of weights q̃·k̃ ≥ 0 from the mean \[d\] and the covariance \[d × d\] of k̃; 0 where the weights are 0 on average.
pub fn from_moments(
    query: ArrayView1<f64>,
    mean: ArrayView1<f64>,
    covariance: ArrayView2<f64>,
) -> f64 {
    let (first, second) = (query.dot(&mean), query.dot(&covariance.dot(&query)));
    if first == 0.0 {
        return 0.0;
    }
    1.0 / libm::sqrt(1.0 + second.max(0.0) / (first * first))
}

/// What becomes of one normal channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// μ̃: the mean of the feature.
    pub mean: f64,
    /// (σ̃/μ̃)²: its variance by the square of its mean. May be infinite, or 0 where there is no spread.
    pub ratio: f64,
}

impl Moments {
    /// Those of h(m + σε), ε standard normal. Closed forms; softplus by Simpson's rule, which no closed form serves.
    ///
    /// ```
    /// use rotarium_kernel::{focus::Moments, mechanisms::Features};
    /// let exp = Moments::of(Features::Exp, 0.0, 1.0);
    /// assert!((exp.ratio - (std::f64::consts::E - 1.0)).abs() < 1e-12);
    /// ```
    pub fn of(features: Features, mean: f64, spread: f64) -> Self {
        let (m, s) = (mean, spread.max(0.0));
        if s < 1e-9 {
            return Self { mean: features.of(m), ratio: 0.0 };
        }
        let r = m / s;
        match features {
            Features::Identity => Self { mean: m, ratio: 1.0 / (r * r) },
            Features::Exp => {
                Self { mean: libm::exp((m + s * s / 2.0).min(600.0)), ratio: libm::expm1(s * s) }
            }
            Features::Relu => {
                let first =
                    if r < FAR { density(r) * rectified(r)[0] } else { r * below(r) + density(r) };
                Self { mean: s * first, ratio: from_index(Activation::Relu.sparsity(m, s)) }
            }
            Features::Relu2 => {
                let first = if r < FAR {
                    density(r) * rectified(r)[1]
                } else {
                    (1.0 + r * r) * below(r) + r * density(r)
                };
                Self { mean: s * s * first, ratio: from_index(Activation::Relu2.sparsity(m, s)) }
            }
            Features::Elu => Self::elu(m, s),
            Features::Softplus => Self::simpson(features, m, s),
        }
    }

    fn from_first_two(first: f64, second: f64) -> Self {
        let ratio = if first > 0.0 { (second / first / first - 1.0).max(0.0) } else { 0.0 };
        Self { mean: first, ratio }
    }

    /// x + 1 above 0 by moments of the normal distribution cut at 0, eˣ below by those of the log-normal one.
    fn elu(m: f64, s: f64) -> Self {
        let r = m / s;
        let (share, height) = (below(r), density(r));
        let (x, xx) = (m * share + s * height, (m * m + s * s) * share + m * s * height);
        let [first, second] = [1.0, 2.0].map(|times| exponential_below(times, m, s));
        Self::from_first_two(share + x + first, share + 2.0 * x + xx + second)
    }

    fn simpson(features: Features, m: f64, s: f64) -> Self {
        const STEPS: u32 = 160;
        const FAR: f64 = 8.0;
        let step = 2.0 * FAR / f64::from(STEPS);
        let (mut all, mut first, mut second) = (0.0, 0.0, 0.0);
        for at in 0..=STEPS {
            let times = match at {
                0 | STEPS => 1.0,
                at if at % 2 == 1 => 4.0,
                _ => 2.0,
            };
            let x = f64::from(at) * step - FAR;
            let (weight, value) = (times * density(x), features.of(m + s * x));
            all += weight;
            first += weight * value;
            second += weight * value * value;
        }
        Self::from_first_two(first / all, second / all)
    }
}

/// (σ̃/μ̃)² from S of one channel.
fn from_index(index: f64) -> f64 {
    if index > 0.0 { (1.0 / (index * index) - 1.0).max(0.0) } else { f64::INFINITY }
}

/// E\[e^{cx}; x < 0\] for x ~ N(m, s²).
fn exponential_below(c: f64, m: f64, s: f64) -> f64 {
    let from = (m + c * s * s) / s;
    if from < 5.0 {
        return libm::exp(c * m + c * c * s * s / 2.0) * below(-from);
    }
    // The product of something huge and something tiny, put together before either is formed.
    density(m / s) * mills(from)
}

/// Between which values S lies for any q̃ that is not negative, where channels are independent (derived in the notes for equal
/// channels): the lower one for a q̃ that reads a single channel, the upper one for a q̃ that balances them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The sparsest.
    pub low: f64,
    /// The least sparse.
    pub high: f64,
}

impl Band {
    /// Of channels with these moments.
    pub fn of(channels: &[Moments]) -> Self {
        let most = channels.iter().map(|channel| channel.ratio).fold(0.0, f64::max);
        let together: f64 = channels.iter().map(|channel| 1.0 / channel.ratio).sum();
        Self { low: 1.0 / libm::sqrt(1.0 + most), high: 1.0 / libm::sqrt(1.0 + 1.0 / together) }
    }
}

/// S of a query whose features are these, where channels are independent; None where all weights are 0.
pub(super) fn of_channels(query: &[f64], channels: &[Moments]) -> Option<f64> {
    let parts: Vec<f64> = query.iter().zip(channels).map(|(q, channel)| q * channel.mean).collect();
    let sum: f64 = parts.iter().sum();
    if sum <= 0.0 || !sum.is_finite() {
        return None;
    }
    let square = |(part, channel): (&f64, &Moments)| {
        let share = part / sum;
        if share > 0.0 { share * share * channel.ratio } else { 0.0 }
    };
    Some(1.0 / libm::sqrt(1.0 + parts.iter().zip(channels).map(square).sum::<f64>()))
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, Array2, Axis};

    use super::*;
    use crate::focus::{draws::Draws, near, sparsity};

    const POSITIVE: [Features; 5] =
        [Features::Relu, Features::Elu, Features::Exp, Features::Relu2, Features::Softplus];

    /// Feature, σ̃/μ̃, S of a one-hot q̃, of a flat one at d = 16 and at d = 64, as the notes print them.
    #[test]
    fn features_of_normal_keys() {
        let printed = [
            (1.463, 0.564, 0.939, 0.984),
            (0.678, 0.828, 0.986, 0.996),
            (1.311, 0.607, 0.950, 0.987),
            (2.236, 0.408, 0.873, 0.963),
            (0.646, 0.840, 0.987, 0.997),
        ];
        for (features, (ratio, one, sixteen, many)) in POSITIVE.into_iter().zip(printed) {
            let channel = Moments::of(features, 0.0, 1.0);
            near(libm::sqrt(channel.ratio), ratio, 5.5e-4);
            for (d, wanted) in [(1, one), (16, sixteen), (64, many)] {
                let norms = 1.0 / libm::sqrt(d as f64);
                near(linear_sparsity(libm::sqrt(channel.ratio), norms), wanted, 5.5e-4);
                let band = Band::of(&vec![channel; d]);
                near(band.low, one, 5.5e-4);
                near(band.high, wanted, 5.5e-4);
            }
        }
    }

    /// Closed forms against a sum over ten thousand places of the normal density.
    #[test]
    fn moments_are_those_of_a_fine_sum() {
        for features in POSITIVE {
            for (m, s) in
                [(0.0, 1.0), (0.7, 0.3), (-2.0, 0.5), (1.5, 2.5), (-6.0, 3.0), (-3.0, 0.5)]
            {
                let (mut all, mut first, mut second) = (0.0, 0.0, 0.0);
                for at in -60_000..=60_000 {
                    let x = f64::from(at) / 4000.0;
                    let (weight, value) = (density(x), features.of(m + s * x));
                    all += weight;
                    first += weight * value;
                    second += weight * value * value;
                }
                let (first, second) = (first / all, second / all);
                let found = Moments::of(features, m, s);
                near(found.mean / first, 1.0, 1e-5);
                near((1.0 + found.ratio) / (second / first / first), 1.0, 1e-4);
            }
        }
    }

    #[test]
    fn moments_are_finite_for_any_number() {
        for features in POSITIVE {
            for m in [-700.0, -50.0, 0.0, 50.0, 700.0] {
                for s in [0.0, 1e-6, 0.2, 5.0, 100.0] {
                    let Moments { mean, ratio } = Moments::of(features, m, s);
                    assert!(mean.is_finite() && mean >= 0.0, "{features:?} {m} {s}: {mean}");
                    assert!(ratio >= 0.0, "{features:?} {m} {s}: {ratio}");
                    let band = Band::of(&[Moments { mean, ratio }]);
                    assert!(band.low <= band.high + 1e-12 && band.high <= 1.0, "{band:?}");
                }
            }
        }
    }

    /// elu + 1, d = 16: S of the row is the formula with the row's own mean and covariance, exactly; with those of the
    /// distribution it is the same up to noise.
    #[test]
    fn the_exact_formula_is_exact() {
        let (tokens, d) = (20_000, 16);
        let mut draws = Draws::new(5, [0, 0]);
        let mut drawn = || Features::Elu.of(draws.normal());
        let query = Array1::from_shape_simple_fn(d, &mut drawn);
        let keys = Array2::from_shape_simple_fn((tokens, d), &mut drawn);
        let row = keys.dot(&query);
        let mean = keys.mean_axis(Axis(0)).unwrap();
        let off = &keys - &mean;
        let covariance = off.t().dot(&off) / tokens as f64;
        let found = sparsity(row.as_slice().unwrap());
        near(found, from_moments(query.view(), mean.view(), covariance.view()), 1e-12);
        let channels = vec![Moments::of(Features::Elu, 0.0, 1.0); d];
        near(found, of_channels(query.as_slice().unwrap(), &channels).unwrap(), 1e-3);
        // The notes found 0.98109 for one random query; every query lies in the band.
        let band = Band::of(&channels);
        assert!(found > band.low && found < band.high && (found - 0.981).abs() < 5e-3, "{found}");
    }

    #[test]
    fn one_hot_and_balanced_queries_reach_the_ends_of_the_band() {
        let channels: Vec<_> =
            [-1.0, 0.0, 0.4, 1.0].map(|m| Moments::of(Features::Relu, m, 1.0)).into();
        let band = Band::of(&channels);
        near(of_channels(&[1.0, 0.0, 0.0, 0.0], &channels).unwrap(), band.low, 1e-14);
        let balanced: Vec<f64> = channels.iter().map(|c| 1.0 / c.ratio / c.mean).collect();
        near(of_channels(&balanced, &channels).unwrap(), band.high, 1e-14);
        assert_eq!(of_channels(&[0.0; 4], &channels), None);
    }
}
