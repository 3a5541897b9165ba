//! How often tokens are read, and how many numbers are kept.
//!
//! Deliberately does not know: what is read.

/// n over k, exactly; None where that has no place in 128 bits.
fn binomial(n: u64, k: u64) -> Option<u128> {
    let mut product = 1_u128;
    for at in 0..u128::from(k.min(n.saturating_sub(k))) {
        // The product of j successive numbers divides by j!, so every step is whole.
        product = product.checked_mul(u128::from(n) - at)? / (at + 1);
    }
    Some(if k > n { 0 } else { product })
}

/// Reads of tokens for one output of layer ℓ at the i-th token (i = 1 is the first) when nothing is kept:
/// R_ℓ(i) = Σ_{j ≤ i} R_{ℓ−1}(j) = C(i + ℓ − 1, ℓ). Layer 0 is the token itself: one read.
///
/// ```
/// use rotarium_kernel::rereading::{reads_for, reads_in_all};
/// assert_eq!(reads_for(2, 3), Some(6));
/// assert_eq!(reads_in_all(3, 64), Some(766_480));
/// ```
pub fn reads_for(layers: u32, token: u64) -> Option<u128> {
    if token == 0 {
        return Some(0);
    }
    binomial(token.checked_add(u64::from(layers))? - 1, layers.into())
}

/// Reads for all n outputs of layer ℓ: C(n + ℓ, ℓ + 1).
pub fn reads_in_all(layers: u32, tokens: u64) -> Option<u128> {
    binomial(tokens.checked_add(u64::from(layers))?, u64::from(layers) + 1)
}

/// As [`reads_in_all`], as a floating-point number for any size.
pub fn near_reads(layers: u32, tokens: u64) -> f64 {
    let factor = |at: u32| (tokens as f64 + f64::from(at)) / (f64::from(at) + 1.0);
    (0..=layers).map(factor).product()
}

/// What the reads grow like: n^{ℓ+1}/(ℓ+1)!.
pub fn leading_reads(layers: u32, tokens: u64) -> f64 {
    (0..=layers).map(|at| tokens as f64 / (f64::from(at) + 1.0)).product()
}

/// Scores that are computed when every layer keeps its keys and values: ℓ·n(n + 1)/2.
pub fn scores_cached(layers: u32, tokens: u64) -> Option<u128> {
    reads_in_all(1, tokens)?.checked_mul(layers.into())
}

/// Numbers in a cache of keys and values after n tokens: two of each channel, layer and token.
pub fn cached_numbers(layers: u64, width: u64, tokens: u64) -> f64 {
    2.0 * layers as f64 * width as f64 * tokens as f64
}

/// Numbers that are needed without a cache: two of each channel and layer, however long the text
/// (Su, kexue.fm/archives/10017: 1.31 million for 80 layers of 8192 channels).
pub fn flat_numbers(layers: u64, width: u64) -> f64 {
    cached_numbers(layers, width, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_those_of_the_notes() {
        let table: [(u64, [u128; 4]); 3] = [
            (6, [21, 56, 126, 252]),
            (32, [528, 5_984, 52_360, 376_992]),
            (64, [2_080, 45_760, 766_480, 10_424_128]),
        ];
        for (tokens, wanted) in table {
            for (layers, wanted) in (1..).zip(wanted) {
                assert_eq!(reads_in_all(layers, tokens), Some(wanted), "{layers} {tokens}");
                let near = near_reads(layers, tokens);
                assert!((near / wanted as f64 - 1.0).abs() < 1e-14);
                let cached = wanted_pairs(tokens) * u128::from(layers);
                assert_eq!(scores_cached(layers, tokens), Some(cached));
            }
        }
        assert_eq!(scores_cached(3, 6), Some(63));
    }

    fn wanted_pairs(tokens: u64) -> u128 {
        u128::from(tokens * (tokens + 1) / 2)
    }

    #[test]
    fn every_layer_reads_what_the_one_below_reads_for_all_before() {
        for layers in 1..=4 {
            let mut sum = 0;
            for token in 1..=40 {
                sum += reads_for(layers - 1, token).unwrap();
                assert_eq!(reads_for(layers, token), Some(sum), "{layers} {token}");
                let all: u128 = (1..=token).map(|at| reads_for(layers, at).unwrap()).sum();
                assert_eq!(reads_in_all(layers, token), Some(all));
            }
        }
    }

    #[test]
    fn the_leading_term_is_reached_and_huge_counts_are_said_to_be() {
        for layers in 0..=4 {
            assert!(
                (near_reads(layers, 1 << 20) / leading_reads(layers, 1 << 20) - 1.0).abs() < 1e-4
            );
        }
        assert_eq!(
            (reads_in_all(2, 0), reads_for(2, 0), reads_for(0, 9)),
            (Some(0), Some(0), Some(1))
        );
        assert_eq!(reads_in_all(80, 1 << 20), None);
        assert!(near_reads(4, 1 << 20).is_finite());
        assert!(reads_in_all(4, 1 << 20).is_some());
    }

    #[test]
    fn the_example_of_the_article() {
        assert_eq!(flat_numbers(80, 8192), 1_310_720.0);
        assert_eq!(cached_numbers(80, 8192, 1000), 1_310_720_000.0);
    }
}
