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

    /// The other one of the two that text models choose between.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Interleaved => Self::HalfSplit,
            Self::HalfSplit | Self::HalfSplitPerAxis => Self::Interleaved,
        }
    }

    /// Where each channel must go so that another pairing turns the same two together: the permutation of the rows of the
    /// query's and the key's weights when a checkpoint is converted.
    ///
    /// ```
    /// use rotarium_kernel::pairing::Pairing;
    /// // d = 8, half-split: channels (0, 4) become (0, 1), (1, 5) become (2, 3), and so on.
    /// assert_eq!(Pairing::HalfSplit.permuted(Pairing::Interleaved, 4, 4), [0, 2, 4, 6, 1, 3, 5, 7]);
    /// assert_eq!(Pairing::Interleaved.permuted(Pairing::HalfSplit, 4, 4), [0, 4, 1, 5, 2, 6, 3, 7]);
    /// // Channels beside the rotated ones stay.
    /// assert_eq!(Pairing::HalfSplit.permuted(Pairing::Interleaved, 4, 2), [0, 2, 1, 3, 4, 5, 6, 7]);
    /// ```
    pub fn permuted(self, to: Self, pairs: usize, rotary_pairs: usize) -> Vec<usize> {
        let mut places = vec![0; 2 * pairs];
        for pair in 0..pairs {
            let (from, to) = (self.channels(pair, rotary_pairs), to.channels(pair, rotary_pairs));
            for (from, to) in from.into_iter().zip(to) {
                places[from] = to;
            }
        }
        places
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
