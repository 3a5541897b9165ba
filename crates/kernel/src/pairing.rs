//! **Pairing**: which two channels rotate together.
//!
//! Deliberately does not know: by how much they rotate.

use serde::{Deserialize, Serialize};

use crate::recipe::Part;

/// The conventions in use; they differ by a fixed permutation of channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pairing {
    /// Pair i = channels (2i, 2i + 1): RoFormer, GPT-J.
    Interleaved,
    /// Pair i = channels (i, i + r/2) of r rotated channels: GPT-NeoX, Llama in transformers.
    HalfSplit,
    /// Half-split inside each half of the rotated channels, one half per axis: Gemma 4's vision tower.
    HalfSplitPerAxis,
}

impl Pairing {
    /// The two that text models choose between, in the order of the knob.
    pub const ALL: [Self; 2] = [Self::Interleaved, Self::HalfSplit];

    /// Channels of pair `pair` when the first `rotary_pairs` pairs rotate; the rest are neighbours.
    ///
    /// ```
    /// use rotarium_kernel::pairing::Pairing;
    /// assert_eq!(Pairing::HalfSplit.channels(1, 4), [1, 5]);
    /// assert_eq!(Pairing::HalfSplit.channels(4, 4), [8, 9]);
    /// assert_eq!(Pairing::Interleaved.channels(1, 4), [2, 3]);
    /// assert_eq!([0, 1, 2, 3].map(|pair| Pairing::HalfSplitPerAxis.channels(pair, 4)), [[0, 2], [1, 3], [4, 6], [5, 7]]);
    /// ```
    pub fn channels(self, pair: usize, rotary_pairs: usize) -> [usize; 2] {
        match self {
            Self::HalfSplit if pair < rotary_pairs => [pair, pair + rotary_pairs],
            Self::HalfSplitPerAxis if pair < rotary_pairs => {
                let half = rotary_pairs / 2;
                let (start, count) =
                    if pair < half { (0, half) } else { (half, rotary_pairs - half) };
                [start + pair, start + pair + count]
            }
            _ => [2 * pair, 2 * pair + 1],
        }
    }
}

impl Part for Pairing {
    fn id(&self) -> &'static str {
        match self {
            Self::Interleaved => "interleaved",
            Self::HalfSplit => "half-split",
            Self::HalfSplitPerAxis => "half-split-per-axis",
        }
    }

    fn formula(&self) -> String {
        match self {
            Self::Interleaved => "(2i, 2i+1)".into(),
            Self::HalfSplit => "(i, i+r/2)".into(),
            Self::HalfSplitPerAxis => "(i, i+r/4) in each half".into(),
        }
    }
}
