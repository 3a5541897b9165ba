//! How evenly one position sees a picture: the kernel f̄ towards all of its patches.
//!
//! Equal distances (PTD = 0) do not make this even, because axes are read by different pairs.

use crate::attention::Head;
use crate::layout::{Block, Position, difference};

/// f̄ = f/P from one position to the patches of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Mean.
    pub mean: f64,
    /// Standard deviation over the patches.
    pub deviation: f64,
    /// Largest − smallest.
    pub spread: f64,
}

impl Head {
    /// f̄ of an offset: 1 at 0.
    pub fn kernel(&self, offset: Position) -> f64 {
        let angles = self.frequencies().angles(offset);
        angles.map(libm::cos).sum::<f64>() / self.dim().pairs() as f64
    }

    /// What a position sees of a segment.
    pub fn view(&self, from: Position, block: &Block) -> View {
        let [_, rows, columns] = block.segment.grid();
        let place =
            |token: usize| [token / (rows * columns), token / columns % rows, token % columns];
        let seen = (0..block.segment.tokens())
            .map(|token| self.kernel(difference(from, block.at(place(token)))));
        let seen: Vec<f64> = seen.collect();
        let count = seen.len().max(1) as f64;
        let mean = seen.iter().sum::<f64>() / count;
        let variance = seen.iter().map(|f| (f - mean) * (f - mean)).sum::<f64>() / count;
        let [least, most] =
            [seen.iter().copied().fold(1.0, f64::min), seen.iter().copied().fold(-1.0, f64::max)];
        View { mean, deviation: libm::sqrt(variance), spread: (most - least).max(0.0) }
    }
}
