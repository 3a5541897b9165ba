//! How far text stands from the patches of pictures.
//!
//! PTD, the per-token distance of Circle-RoPE (arXiv:2505.16416): the mean over text tokens of the mean absolute deviation of their
//! distances to all patches, 0 when every text token is equally far from all of them. Divided by the mean distance it does not
//! favour schemes with small coordinates.

use crate::layout::{Layout, MAX_AXES, Position};

/// Most pairs of tokens that are measured; of more an even sample is.
const MOST_PAIRS: usize = 1 << 22;

/// What a distance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// ℓ₂/√A: one text step is 1.
    TextSteps,
    /// ℓ₂.
    Euclidean,
    /// ℓ₁.
    Manhattan,
    /// ℓ∞.
    Largest,
}

impl Norm {
    /// Of a difference on `axes` axes.
    pub fn of(self, a: Position, b: Position, axes: usize) -> f64 {
        let offsets = (0..MAX_AXES).map(|axis| (a[axis] - b[axis]).abs());
        match self {
            Self::TextSteps => libm::sqrt(offsets.map(|d| d * d).sum::<f64>() / axes.max(1) as f64),
            Self::Euclidean => libm::sqrt(offsets.map(|d| d * d).sum()),
            Self::Manhattan => offsets.sum(),
            Self::Largest => offsets.fold(0.0, f64::max),
        }
    }
}

/// Distances of text tokens from patches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distances {
    /// Smallest.
    pub least: f64,
    /// Mean.
    pub mean: f64,
    /// Largest.
    pub most: f64,
    /// Mean absolute deviation over the patches, averaged over the text.
    pub ptd: f64,
}

impl Distances {
    /// PTD over the mean distance; 0 when all distances are 0.
    pub fn relative_ptd(&self) -> f64 {
        if self.mean > 0.0 { self.ptd / self.mean } else { 0.0 }
    }
}

impl Layout {
    /// Distances between text and the patches of all pictures; None unless there are both.
    pub fn distances(&self, norm: Norm) -> Option<Distances> {
        let of_kind = |text: bool| {
            let blocks = self.blocks().iter().filter(move |block| block.segment.is_text() == text);
            blocks.flat_map(|block| block.tokens()).collect::<Vec<_>>()
        };
        let (texts, patches) = (of_kind(true), of_kind(false));
        let stride = texts.len().saturating_mul(patches.len()).div_ceil(MOST_PAIRS).max(1);
        // More patches than pairs are thinned out, too; otherwise only the text is.
        let thin = patches.len().div_ceil(MOST_PAIRS / 64).max(1);
        let at = |&token: &usize| self.position(token);
        let patches: Vec<_> = patches.iter().step_by(thin).map(at).collect();
        let texts: Vec<_> = texts.iter().step_by(stride.div_ceil(thin)).map(at).collect();
        if texts.is_empty() || patches.is_empty() {
            return None;
        }
        let (mut least, mut most, mut sum, mut deviation) = (f64::INFINITY, 0.0_f64, 0.0, 0.0);
        for text in &texts {
            let seen = patches.iter().map(|patch| norm.of(*text, *patch, self.axes().len()));
            let seen: Vec<f64> = seen.collect();
            let mean = seen.iter().sum::<f64>() / seen.len() as f64;
            deviation += seen.iter().map(|d| (d - mean).abs()).sum::<f64>() / seen.len() as f64;
            sum += mean;
            (least, most) = seen.iter().fold((least, most), |(l, m), &d| (l.min(d), m.max(d)));
        }
        let count = texts.len() as f64;
        Some(Distances { least, mean: sum / count, most, ptd: deviation / count })
    }
}
