//! The patterns, what they count, and what a few layers of them reach.
//!
//! Deliberately does not know: scores.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::Bits;
use crate::mechanisms::Inputs;

/// Who may read whom; k, w or the length of a block is a number of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// Everyone.
    Full,
    /// Every k-th token, counted from the query: δ mod k = 0 (Su, kexue.fm/archives/6853).
    Atrous,
    /// Neighbours: δ ≤ k (the same).
    Local,
    /// Either: δ ≤ k or δ mod k = 0 (the same).
    Union,
    /// Own block of k tokens, and the last c tokens of every block before (arXiv:1904.10509; exact indices not verified).
    Fixed {
        /// c.
        summary: usize,
    },
}

impl Pattern {
    /// Whether `query` may read `key`. Causal patterns are those of OpenAI's code: local are the last k tokens with the query
    /// itself, one fewer than here on either side; strided is atrous.
    pub fn reads(self, k: usize, causal: bool, query: usize, key: usize) -> bool {
        let (k, apart) = (k.max(1), query.abs_diff(key));
        if causal && key > query {
            return false;
        }
        match self {
            Self::Full => true,
            Self::Atrous => apart.is_multiple_of(k),
            Self::Local if causal => apart < k,
            Self::Union if causal => apart < k || apart.is_multiple_of(k),
            Self::Local => apart <= k,
            Self::Union => apart <= k || apart.is_multiple_of(k),
            Self::Fixed { summary } => query / k == key / k || key % k + summary >= k,
        }
    }

    /// All pairs \[n × n\].
    pub fn mask(self, k: usize, causal: bool, tokens: usize) -> Bits {
        Bits::new(tokens, |query, key| self.reads(k, causal, query, key))
    }
}

/// Who is heard after each layer, from none on: the first matrix is the diagonal. Layers take the masks in turn.
pub fn reached(masks: &[Bits], layers: usize) -> Vec<Bits> {
    let size = masks.first().map_or(0, Bits::size);
    let mut all = vec![Bits::identity(size)];
    for layer in 0..layers {
        let (Some(mask), Some(before)) = (masks.get(layer % masks.len().max(1)), all.last()) else {
            break;
        };
        all.push(mask.times(before));
    }
    all
}

/// Multiplications and additions of one head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flops {
    /// Full attention without any mask.
    pub full: f64,
    /// Everything computed, then masked: as many.
    pub masked: f64,
    /// Only allowed pairs.
    pub skipped: f64,
}

/// Two for each channel of key and value of each pair that is computed.
pub fn flops(mask: &Bits, d: usize, d_v: usize) -> Flops {
    let each = 2.0 * (d + d_v) as f64;
    let full = each * (mask.size() * mask.size()) as f64;
    Flops { full, masked: full, skipped: each * mask.count() as f64 }
}

/// Keys per query of the union, and its two parts, at each k from 1 to `most`: both ways, atrous, local, union.
pub fn union_rows(tokens: usize, causal: bool, most: usize) -> Vec<[f64; 3]> {
    let row = |k| {
        [Pattern::Atrous, Pattern::Local, Pattern::Union]
            .map(|pattern| mean_reads(pattern, k, causal, tokens))
    };
    (1..=most).map(row).collect()
}

/// Pairs per query without making the matrix: for patterns that look at the distance only.
pub fn mean_reads(pattern: Pattern, k: usize, causal: bool, tokens: usize) -> f64 {
    if tokens == 0 {
        return 0.0;
    }
    let pairs = |apart: usize| {
        let both = if causal || apart == 0 { 1 } else { 2 };
        both * (tokens - apart) as u64
    };
    let seen = |apart: &usize| pattern.reads(k, causal, *apart, 0);
    (0..tokens).filter(seen).map(pairs).sum::<u64>() as f64 / tokens as f64
}

/// Softmax weights under a mask. A query that may read no one has no weights.
pub fn weights(inputs: &Inputs, mask: &Bits) -> Array2<f64> {
    let scores = inputs.scores();
    let mut weights = Array2::<f64>::zeros(scores.dim());
    for (query, mut row) in weights.rows_mut().into_iter().enumerate() {
        let seen: Vec<usize> = (0..scores.ncols()).filter(|&key| mask.at(query, key)).collect();
        let most = seen.iter().map(|&key| scores[(query, key)]).fold(f64::NEG_INFINITY, f64::max);
        seen.iter().for_each(|&key| row[key] = libm::exp(scores[(query, key)] - most));
        let sum = row.sum();
        if sum > 0.0 {
            row /= sum;
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: [Pattern; 3] = [Pattern::Atrous, Pattern::Local, Pattern::Union];

    #[test]
    fn pairs_are_those_of_the_notes() {
        for (k, wanted) in [(2, [128, 74, 158]), (3, [86, 100, 144]), (4, [64, 124, 148])] {
            assert_eq!(THREE.map(|pattern| pattern.mask(k, false, 16).count()), wanted, "{k}");
        }
        for (k, wanted) in [(8, 141.9), (16, 93.8), (22, 88.1), (32, 93.0), (64, 138.1)] {
            let found = mean_reads(Pattern::Union, k, false, 1024);
            assert!((found - wanted).abs() < 0.05, "{k}: {found}");
        }
        // The best k of 1024 tokens lies near √(n/2) = 22.6.
        let rows = union_rows(1024, false, 200);
        let best = (1..=200).min_by(|a, b| rows[a - 1][2].total_cmp(&rows[b - 1][2])).unwrap();
        assert!((20..=25).contains(&best), "{best}");
    }

    #[test]
    fn means_and_matrices_count_the_same() {
        for causal in [false, true] {
            for k in [1, 2, 5, 16, 40] {
                for pattern in THREE {
                    let count = pattern.mask(k, causal, 19).count() as f64 / 19.0;
                    assert!((count - mean_reads(pattern, k, causal, 19)).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn both_ways_is_symmetric_and_everyone_reads_themselves() {
        for k in [1, 3, 7, 99] {
            for pattern in [Pattern::Full, Pattern::Atrous, Pattern::Local, Pattern::Union] {
                let both = pattern.mask(k, false, 13);
                let causal = pattern.mask(k, true, 13);
                for i in 0..13 {
                    assert!(both.at(i, i) && causal.at(i, i));
                    for j in 0..13 {
                        assert_eq!(both.at(i, j), both.at(j, i));
                        assert!(!causal.at(i, j) || (j <= i && both.at(i, j)));
                        if matches!(pattern, Pattern::Full | Pattern::Atrous) {
                            assert_eq!(causal.at(i, j), both.at(i, j) && j <= i);
                        }
                    }
                }
            }
        }
        // The last three with the query itself, as the code of Sparse Transformers has it.
        assert_eq!(Pattern::Local.mask(3, true, 9).count_in(8), 3);
        assert_eq!(Pattern::Local.mask(3, false, 9).count_in(4), 7);
        // Own block of four up to the query, and the last of the block before.
        let fixed = Pattern::Fixed { summary: 1 }.mask(4, true, 9);
        let row = |query| (0..9).filter(|&key| fixed.at(query, key)).collect::<Vec<_>>();
        assert_eq!([row(6), row(8), row(2)], [vec![3, 4, 5, 6], vec![3, 7, 8], vec![0, 1, 2]]);
    }

    #[test]
    fn two_layers_in_turn_reach_everyone_and_one_alone_does_not() {
        for k in [2, 3, 4] {
            let [atrous, local] =
                [Pattern::Atrous, Pattern::Local].map(|pattern| pattern.mask(k, false, 16));
            assert!(local.times(&atrous).is_full(), "{k}");
            assert!(reached(&[atrous.clone(), local.clone()], 2)[2].is_full());
            // Half the window fails for a few pairs, all with a token at an end.
            let half = Pattern::Local.mask(k / 2, false, 16).times(&atrous);
            for i in 0..16 {
                for j in 0..16 {
                    assert!(half.at(i, j) || i < k || i + k >= 16, "{k}: {i} {j}");
                }
            }
            // Alone, k classes never meet.
            let alone = reached(&[atrous], 9);
            assert_eq!(alone[9], alone[1]);
            assert!((0..16).all(|i| (0..16).all(|j| alone[9].at(i, j) == (i % k == j % k))));
            // Neighbours alone go k tokens per layer.
            let steps = reached(&[local], 16_usize.div_ceil(k));
            assert!((0..16).all(|j| steps[2].at(0, j) == (j <= 2 * k)));
            assert!(steps.last().unwrap().is_full());
        }
    }

    #[test]
    fn skipping_saves_and_masking_does_not() {
        let flops = flops(&Pattern::Local.mask(2, false, 16), 8, 4);
        assert_eq!(flops, Flops { full: 6144.0, masked: 6144.0, skipped: 24.0 * 74.0 });
    }

    #[test]
    fn weights_lie_where_the_mask_is_and_add_up_to_one() {
        let inputs = Inputs::closed_form(10, 4, 3);
        let mask = Bits::new(10, |i, j| i != 4 && Pattern::Union.reads(3, true, i, j));
        let weights = weights(&inputs, &mask);
        for i in 0..10 {
            let sum: f64 = weights.row(i).sum();
            assert!((sum - if i == 4 { 0.0 } else { 1.0 }).abs() < 1e-14);
            assert!((0..10).all(|j| (weights[(i, j)] > 0.0) == mask.at(i, j)));
        }
    }
}
