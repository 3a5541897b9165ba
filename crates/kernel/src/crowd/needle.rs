//! One logit μ among n that are N(0, σ²), under a temperature τ.
//!
//! H ≈ ln n − τ²σ²/2 and P ≈ e^{τμ}/(e^{τμ} + n·e^{τ²σ²/2}); both hold while τ²σ²/2 is far below ln n. Beyond, a few of the n
//! logits carry the sum, and rows that are drawn have more entropy than the closed form. Deliberately does not know: why τ is
//! what it is.

use super::gaussian;
use crate::dim::HeadDim;
use crate::temperature::{Constant, Growing, LogN, Scale, SsMax};

/// Logits that are drawn for each number of tokens, and the rows they make at most.
const DRAWN: (usize, usize) = (1 << 15, 64);

/// The closed form of the needle's weight.
///
/// ```
/// use rotarium_kernel::crowd::mass;
/// assert!((mass(8.0, 1.0, 1.0, 512.0) - 0.779).abs() < 5e-4);
/// ```
pub fn mass(needle: f64, spread: f64, heat: f64, tokens: f64) -> f64 {
    let crowd = libm::log(tokens) + 0.5 * heat * heat * spread * spread;
    1.0 / (1.0 + libm::exp(crowd - heat * needle))
}

/// The closed form of the entropy of n Gaussian logits, in nats.
pub fn entropy(spread: f64, heat: f64, tokens: f64) -> f64 {
    libm::log(tokens) - 0.5 * heat * heat * spread * spread
}

/// What rows that were drawn have on average.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Entropy without the needle, in nats.
    pub entropy: f64,
    /// The needle's weight.
    pub mass: f64,
}

/// Averages over rows of `tokens` logits, for each of several temperatures, of the same draws. Rows are drawn until they hold
/// 2¹⁵ logits, at most 64 of them, at least one.
pub fn drawn(needle: f64, spread: f64, heats: &[f64], tokens: usize, seed: u64) -> Vec<Drawn> {
    let rows = (DRAWN.0 / tokens.max(1)).clamp(1, DRAWN.1);
    averaged(needle, spread, heats, tokens, rows, seed)
}

fn averaged(
    needle: f64,
    spread: f64,
    heats: &[f64],
    tokens: usize,
    rows: usize,
    seed: u64,
) -> Vec<Drawn> {
    let mut draw = gaussian(seed);
    let mut sums = vec![Drawn { entropy: 0.0, mass: 0.0 }; heats.len()];
    for _ in 0..rows {
        let logits: Vec<f64> = (0..tokens.max(1)).map(|_| spread * draw()).collect();
        let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for (sum, heat) in sums.iter_mut().zip(heats) {
            let (mut all, mut first) = (0.0, 0.0);
            for logit in &logits {
                let over = heat * (logit - most);
                let weight = libm::exp(over);
                all += weight;
                first += weight * over;
            }
            sum.entropy += libm::log(all) - first / all;
            sum.mass += 1.0 / (1.0 + all * libm::exp(heat * (most - needle)));
        }
    }
    let mean =
        |sum: Drawn| Drawn { entropy: sum.entropy / rows as f64, mass: sum.mass / rows as f64 };
    sums.into_iter().map(mean).collect()
}

/// τ of each published temperature for a row of `tokens` tokens, where training had `trained`: none; ln n/ln L from L on, and from
/// the start; YaRN's m² and LongRoPE's with s = n/L; Llama 4; Ministral 3; SSMax with slope a; the factor 0.05 of DCA's code; and
/// what keeps gradients of scores of this spread largest, 0.84·√(ln n)/σ (Su, kexue.fm 9812).
pub fn temperatures(tokens: usize, trained: usize, slope: f64, spread: f64) -> [f64; 10] {
    let (query, original) = (tokens.max(1) - 1, trained.max(2) as f64);
    let factor = (tokens as f64 / original).max(1.0);
    let dim = HeadDim::DEFAULT;
    let constant = |slope| Constant { slope, factor }.factor(dim) * libm::sqrt(dim.get() as f64);
    let log_n = |post_hoc| LogN { original, post_hoc }.at(query);
    [
        1.0,
        log_n(true),
        log_n(false),
        constant(0.1),
        1.0 + libm::log(factor) / libm::log(original),
        Growing { slope: 0.1, original: 8192.0, from: 1 }.at(query),
        Growing { slope: 0.1, original, from: 0 }.at(query),
        SsMax { slope }.at(query),
        constant(0.05),
        0.84 * libm::sqrt(libm::log(tokens.max(1) as f64)) / spread.max(0.05),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Masses at 512, 4096 and 32768 tokens as the notes print them.
    #[test]
    fn the_needle_is_lost_or_kept_as_printed() {
        let printed =
            [(0, [0.779, 0.306, 0.052]), (1, [0.779, 0.812, 0.825]), (3, [0.779, 0.908, 0.974])];
        for (which, wanted) in printed {
            for (tokens, wanted) in [512, 4096, 32_768].into_iter().zip(wanted) {
                let heat = temperatures(tokens, 512, 0.16, 1.0)[which];
                let found = mass(8.0, 1.0, heat, tokens as f64);
                assert!((found - wanted).abs() < 5.001e-4, "{which} {tokens}: {found}");
            }
        }
        // Half of the attention exactly where τμ − τ²σ²/2 = ln n.
        assert!((mass(libm::log(64.0) + 0.5, 1.0, 1.0, 64.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_closed_entropy_holds_for_a_small_spread_and_fails_for_a_large_one() {
        let found = |spread: f64, tokens: usize, rows: usize| {
            averaged(8.0, spread, &[1.0], tokens, rows, 1)[0].entropy
        };
        // The next order in 1/n adds (2e − 1 − 3(e − 1)/2)/n, which is 0.0036 at 512 tokens.
        let e = std::f64::consts::E;
        let next = (2.0 * e - 1.0) - 1.5 * (e - 1.0);
        for tokens in [512, 2048] {
            let error = found(1.0, tokens, 3_000_000 / tokens) - entropy(1.0, 1.0, tokens as f64);
            assert!((error - next / tokens as f64).abs() < 0.002, "{tokens}: {error}");
        }
        assert!((entropy(3.0, 1.0, 512.0) - 1.74).abs() < 5e-3);
        let wide = found(3.0, 512, 6000);
        // One sample was printed as 3.03; six thousand rows have 2.98 on average.
        assert!((wide - 3.03).abs() < 0.06 && (wide - 2.98).abs() < 0.02, "{wide}");
    }

    #[test]
    fn rows_without_spread_are_counted_by_hand() {
        // Four equal logits: ln 4; a needle of ln 4 beside them weighs as much as all.
        let row = drawn(libm::log(4.0), 0.0, &[1.0, 2.0], 4, 7);
        assert!(
            (row[0].entropy - libm::log(4.0)).abs() < 1e-12 && (row[0].mass - 0.5).abs() < 1e-12
        );
        assert!((row[1].mass - 16.0 / 20.0).abs() < 1e-12);
        assert_eq!(drawn(8.0, 1.0, &[1.0], 100, 3), drawn(8.0, 1.0, &[1.0], 100, 3));
    }

    #[test]
    fn temperatures_are_those_of_the_notes() {
        let at = |tokens, trained| temperatures(tokens, trained, 1.0, 1.0);
        assert!(at(512, 512)[..5].iter().all(|heat| (heat - 1.0).abs() < 1e-12));
        assert!((at(4096, 512)[1] - 4.0 / 3.0).abs() < 1e-12);
        assert!((at(4096, 512)[3] - 1.45913).abs() < 5e-6);
        assert!((at(4096, 512)[4] - 4.0 / 3.0).abs() < 1e-12);
        assert_eq!(at(8191, 512)[5], 1.0);
        assert!(
            (at(8192, 512)[5] - 1.0693).abs() < 5e-5 && (at(131_072, 512)[5] - 1.2833).abs() < 5e-5
        );
        assert!((at(16_385, 16_384)[6] - 1.0693).abs() < 5e-5);
        assert!((at(1000, 512)[7] - libm::log(1000.0)).abs() < 1e-12);
        assert!(temperatures(0, 0, 0.0, 0.0).iter().all(|heat| heat.is_finite()));
    }
}
