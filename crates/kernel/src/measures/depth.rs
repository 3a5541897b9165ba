//! How many tokens the last one can read from through several layers with the same mask.
//!
//! With a window of w it is (w − 1)ℓ + 1 after ℓ layers (Su, kexue.fm 9603), with first tokens that all may read those as well; blocks
//! that do not look back add nothing. What can be read from is a few runs of tokens: windows hold their query and neither end moves
//! back from query to query, so that the windows of a run are a run, and its two ends say which. Deliberately does not know: how
//! much of a token arrives.

use std::ops::Range;

use crate::mask::Mask;

/// Tokens that the last of `tokens` can read from through 0, 1, … `layers` layers.
pub fn receptive_fields(mask: &Mask, layers: usize, tokens: usize) -> Vec<usize> {
    let last = tokens.saturating_sub(1);
    let mut runs: Vec<Range<usize>> = std::iter::once(last..tokens.max(1)).collect();
    let mut fields = vec![1];
    for _ in 0..layers {
        runs = below(mask, &runs, tokens);
        fields.push(runs.iter().map(ExactSizeIterator::len).sum());
    }
    fields
}

/// What the tokens of some runs read.
fn below(mask: &Mask, runs: &[Range<usize>], tokens: usize) -> Vec<Range<usize>> {
    let mut read: Vec<Range<usize>> = Vec::new();
    for run in runs.iter().filter(|run| !run.is_empty()) {
        let [first, last] = [run.start, run.end - 1].map(|query| mask.keys(query, tokens));
        read.push(first.window.start..last.window.end.min(tokens));
        read.extend([first.sinks, last.sinks]);
    }
    read.retain(|run| !run.is_empty());
    read.sort_by_key(|run| run.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for run in read {
        match merged.last_mut() {
            Some(before) if run.start <= before.end => before.end = before.end.max(run.end),
            _ => merged.push(run),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::{Blocks, Causal, Full, Lambda, Prefix, Window};

    /// By products of boolean matrices.
    fn product(mask: &Mask, layers: usize, tokens: usize) -> Vec<usize> {
        let reads: Vec<Vec<bool>> = (0..tokens)
            .map(|query| (0..tokens).map(|key| mask.keys(query, tokens).contains(key)).collect())
            .collect();
        let mut held: Vec<bool> = (0..tokens).map(|token| token + 1 == tokens).collect();
        let mut fields = vec![1];
        for _ in 0..layers {
            let below = |key: usize| (0..tokens).any(|query| held[query] && reads[query][key]);
            held = (0..tokens).map(below).collect();
            fields.push(held.iter().filter(|held| **held).count());
        }
        fields
    }

    #[test]
    fn following_the_ends_of_runs_is_multiplying_masks() {
        let masks = [
            Mask::Causal(Causal),
            Mask::Full(Full),
            Mask::Window(Window { width: 5, ahead: 0 }),
            Mask::Window(Window { width: 3, ahead: 2 }),
            Mask::Lambda(Lambda { global: 4, width: 6 }),
            Mask::Lambda(Lambda { global: 0, width: 1 }),
            Mask::Blocks(Blocks { length: 8, back: 0, ahead: None }),
            Mask::Blocks(Blocks { length: 8, back: 1, ahead: None }),
            Mask::Blocks(Blocks { length: 5, back: 1, ahead: Some(1) }),
            Mask::Prefix(Prefix { length: 7 }),
        ];
        for mask in masks {
            for tokens in [1, 2, 17, 60] {
                assert_eq!(
                    receptive_fields(&mask, 9, tokens),
                    product(&mask, 9, tokens),
                    "{mask:?} {tokens}"
                );
            }
        }
    }

    #[test]
    fn fields_worked_out_by_hand() {
        let window = Mask::Window(Window { width: 16, ahead: 0 });
        // 15·23 + 1 tokens: the field of HWFA.
        assert_eq!(receptive_fields(&window, 23, 512)[23], 346);
        let lambda = Mask::Lambda(Lambda { global: 4, width: 16 });
        assert_eq!(receptive_fields(&lambda, 23, 512)[23], 350);
        let chunk = Mask::Blocks(Blocks { length: 100, back: 0, ahead: None });
        assert_eq!(receptive_fields(&chunk, 3, 512), [1, 12, 12, 12]);
    }
}
