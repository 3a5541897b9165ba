//! How far text stands from the patches of pictures.
//!
//! PTD, the per-token distance of Circle-RoPE (arXiv:2505.16416): the mean over text tokens of the mean absolute deviation of their
//! distances to all patches, 0 when every text token is equally far from all of them. Divided by the mean distance it does not
//! favour schemes with small coordinates.

use super::sample;
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
    /// A text token and a patch that are nearest.
    pub nearest: (usize, usize),
    /// A text token and a patch that are farthest from each other.
    pub farthest: (usize, usize),
}

impl Distances {
    /// PTD over the mean distance; 0 when all distances are 0.
    pub fn relative_ptd(&self) -> f64 {
        if self.mean > 0.0 { self.ptd / self.mean } else { 0.0 }
    }
}

/// The smallest and the largest distance so far, with their tokens.
struct Ends {
    least: (f64, (usize, usize)),
    most: (f64, (usize, usize)),
}

impl Ends {
    fn meet(&mut self, distance: f64, tokens: (usize, usize)) {
        if distance < self.least.0 {
            self.least = (distance, tokens);
        }
        if distance > self.most.0 {
            self.most = (distance, tokens);
        }
    }
}

impl Layout {
    /// Distances between text and the patches of all pictures; None unless there are both.
    pub fn distances(&self, norm: Norm) -> Option<Distances> {
        self.distances_within(norm, MOST_PAIRS)
    }

    /// As [`Self::distances`], of about `most` pairs: an even sample where there are more. Smallest and largest also look at
    /// both ends of every run of text.
    pub fn distances_within(&self, norm: Norm, most: usize) -> Option<Distances> {
        let of_kind =
            |text: bool| self.blocks().iter().filter(move |b| b.segment.is_text() == text);
        let all = |text: bool| of_kind(text).flat_map(|block| block.tokens()).collect::<Vec<_>>();
        let (texts, patches) = (all(true), all(false));
        let stride = texts.len().saturating_mul(patches.len()).div_ceil(most.max(1)).max(1);
        // More patches than pairs are thinned out, too; otherwise only the text is.
        let widths: Vec<_> = of_kind(false).map(|block| block.segment.grid()[2]).collect();
        let thin = sample::step(patches.len(), most / 64, &widths);
        let at = |&token: &usize| (token, self.position(token));
        let patches: Vec<_> = patches.iter().step_by(thin).map(at).collect();
        let texts: Vec<_> = texts.iter().step_by(stride.div_ceil(thin)).map(at).collect();
        let edges: Vec<_> = of_kind(true)
            .flat_map(|block| [block.tokens().start, block.tokens().end - 1])
            .take(64)
            .map(|token| at(&token))
            .collect();
        let (&text, &patch) = (texts.first()?, patches.first()?);
        let of = |text: Position, patch: Position| norm.of(text, patch, self.axes().len());
        let met = (of(text.1, patch.1), (text.0, patch.0));
        let mut ends = Ends { least: met, most: met };
        let (mut sum, mut deviation) = (0.0, 0.0);
        for text in &texts {
            let seen: Vec<f64> = patches.iter().map(|patch| of(text.1, patch.1)).collect();
            let mean = seen.iter().sum::<f64>() / seen.len() as f64;
            deviation += seen.iter().map(|d| (d - mean).abs()).sum::<f64>() / seen.len() as f64;
            sum += mean;
            seen.iter().zip(&patches).for_each(|(&d, patch)| ends.meet(d, (text.0, patch.0)));
        }
        for (text, patch) in edges.iter().flat_map(|text| patches.iter().map(move |p| (text, p))) {
            ends.meet(of(text.1, patch.1), (text.0, patch.0));
        }
        let count = texts.len() as f64;
        Some(Distances {
            least: ends.least.0,
            mean: sum / count,
            most: ends.most.0,
            ptd: deviation / count,
            nearest: ends.least.1,
            farthest: ends.most.1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Segment, Sequence, Settings, schemes};

    fn layout(id: &str, sequence: &Sequence) -> Layout {
        let scheme = schemes::find(id).unwrap();
        scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default()).placement.place(sequence)
    }

    #[test]
    fn the_nearest_and_the_farthest_are_named() {
        let line = layout("rope", &crate::placement::examples::running());
        let distances = line.distances(Norm::TextSteps).unwrap();
        assert_eq!((distances.nearest, distances.farthest), ((2, 3), (0, 8)));
    }

    #[test]
    fn a_sample_says_much_the_same() {
        let text = Segment::Text { tokens: 300 };
        let image = Segment::Image { rows: 64, columns: 64 };
        let sequence = Sequence::new([text, image, text]).unwrap();
        for id in ["rope", "m-rope", "rope-tv", "circle-rope", "v-rope"] {
            let layout = layout(id, &sequence);
            let exact = layout.distances(Norm::TextSteps).unwrap();
            let sample = layout.distances_within(Norm::TextSteps, 1 << 16).unwrap();
            for (exact, sample) in [(exact.mean, sample.mean), (exact.ptd, sample.ptd)] {
                assert!((exact - sample).abs() <= 0.03 * exact + 1e-9, "{id}: {exact} {sample}");
            }
            assert!((exact.least - sample.least).abs() < 2.0, "{id}");
        }
    }
}
