//! How far back the last token can read through several layers.
//!
//! What a token holds after a layer comes from the tokens that it read there, and what those hold from the layer below. Tokens that can
//! be read from are a run, whose first moves back from layer to layer; later tokens never read from earlier ones than earlier tokens
//! do, so the first of the run leads, and following it is exact. Deliberately does not know: how much of a token arrives.

use super::{Reach, Stack};

impl Reach {
    /// The first token that `token` reads.
    pub fn first(self, token: usize) -> usize {
        match self {
            Self::Full | Self::State => 0,
            Self::Window(width) => (token + 1).saturating_sub(width.max(1)),
            Self::Chunk(size) => token - token % size.max(1),
        }
    }
}

/// First token that the last of `tokens` can read from, through all of `layers` layers.
pub fn reach(stack: &Stack, layers: usize, tokens: usize) -> usize {
    reach_of_depth(stack, layers, layers, tokens)
}

/// As [`reach`], through the first `depth` of the layers.
pub fn reach_of_depth(stack: &Stack, layers: usize, depth: usize, tokens: usize) -> usize {
    let masks = (0..depth.min(layers)).rev().map(|index| (stack.layer)(index, layers).mask);
    masks.fold(tokens.saturating_sub(1), |first, mask| mask.first(first))
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, find};
    use super::*;

    /// By marking every token that is read, layer by layer.
    fn marked(stack: &Stack, layers: usize, depth: usize, tokens: usize) -> usize {
        let mut held = vec![false; tokens];
        held[tokens - 1] = true;
        for index in (0..depth).rev() {
            let mask = (stack.layer)(index, layers).mask;
            let mut below = held.clone();
            for token in (0..tokens).filter(|&token| held[token]) {
                below[mask.first(token)..=token].fill(true);
            }
            held = below;
        }
        held.iter().position(|held| *held).unwrap()
    }

    #[test]
    fn following_the_first_token_is_marking_all() {
        for stack in ALL {
            for (depth, tokens) in [(1, 1), (1, 300), (2, 300), (3, 131), (7, 500), (9, 77)] {
                let found = reach_of_depth(stack, 12, depth, tokens);
                assert_eq!(found, marked(stack, 12, depth, tokens), "{} {depth}", stack.id);
            }
        }
    }

    #[test]
    fn windows_add_up_to_the_receptive_field_of_the_article() {
        let hwfa = find("hwfa").unwrap();
        for depth in 1..24 {
            // (w − 1)ℓ + 1 tokens, itself included; kexue.fm 9603.
            let field = 15 * depth + 1;
            assert_eq!(reach_of_depth(hwfa, 24, depth, 512), 512 - field);
        }
        assert!(
            (f64::from(512 - reach_of_depth(hwfa, 24, 23, 512) as u32) / 512.0 - 0.676).abs()
                < 5e-4
        );
        assert_eq!(reach(hwfa, 24, 512), 0);
    }

    #[test]
    fn chunks_do_not_add_up_and_one_full_layer_reads_everything() {
        let irope = find("irope").unwrap();
        let tokens = 3 * 8192 + 5;
        assert_eq!([1, 2, 3].map(|depth| reach_of_depth(irope, 48, depth, tokens)), [3 * 8192; 3]);
        assert_eq!(reach_of_depth(irope, 48, 4, tokens), 0);
        assert_eq!(reach_of_depth(irope, 48, 3, 3 * 8192), 2 * 8192);
        for stack in ALL {
            assert_eq!(reach(stack, stack.layers.unwrap_or(24), 1 << 20), 0, "{}", stack.id);
            assert_eq!(reach_of_depth(stack, 24, 0, 9), 8);
        }
    }
}
